import type { Hub } from '@atelier/board'
import type { ConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { usePhase, useQuestions } from '../../session/hooks.ts'
import { HubBadge } from '../../ui/hub-badge.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { countOf } from './balance.ts'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import styles from './silent-writing.module.css'
import { speakingOf } from './speaking.ts'
import { facilitatorTexts } from './texts.ts'
import { useAsked } from './use-asked.ts'
import { useBalance } from './use-balance.ts'

const askPeople = (api: ConductorApi, boardId: string) => api.people(boardId)
const EVERY_MS = 5000

/** How far the room has come in writing: by question, by HUB, by language; never what anybody wrote. */
export function SilentWriting() {
  const t = useTexts(facilitatorTexts)
  const questions = useQuestions()
  const phase = usePhase()
  const { here, silent, written, absent, counts } = useBalance()
  const asked = phase?.questionIds ?? []
  const shown = questions.filter(({ id }) => asked.length === 0 || asked.includes(id))
  return (
    <section>
      <h3 className={desk.subtitle}>{t('progress')}</h3>
      <ul className={styles.rows}>
        {shown.map((question) => (
          <li key={question.id}>
            <QuestionMark number={questions.indexOf(question) + 1} />
            <span>{t('notes', { count: countOf(counts, question.id) })}</span>
          </li>
        ))}
      </ul>
      {here.length === 0 ? (
        <p className={desk.muted}>{t('nobodyYet')}</p>
      ) : (
        <p>
          {silent.length === 0
            ? t('allWritten')
            : t('written', { written: written.length, here: here.length })}
        </p>
      )}
      {silent.length > 0 && (
        <>
          <h4 className={desk.label}>{t('silent')}</h4>
          <HubRow hubs={silent} />
        </>
      )}
      <ByLanguage questionIds={asked} />
      {written.length > 0 && (
        <Drawer title={t('byHub')}>
          <table className={styles.table}>
            <thead>
              <tr>
                <th scope="col">{t('hub')}</th>
                {shown.map((question) => (
                  <th key={question.id} scope="col">
                    <QuestionMark
                      number={questions.indexOf(question) + 1}
                      label={t('question', { n: questions.indexOf(question) + 1 })}
                    />
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {here.map((hub) => (
                <tr key={hub.id}>
                  <th scope="row" title={hub.name}>
                    <HubBadge hub={hub} /> <span className={styles.clip}>{hub.name}</span>
                  </th>
                  {shown.map(({ id }) => (
                    <td key={id}>{counts[`${id}/${hub.id}`] ?? 0}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </Drawer>
      )}
      {absent.length > 0 && <p className={desk.muted}>{t('absent', { count: absent.length })}</p>}
    </section>
  )
}

/** Who has not spoken by language: those who read the questions in a language that is not the room's go silent first. */
function ByLanguage({ questionIds }: { questionIds: readonly string[] }) {
  const t = useTexts(facilitatorTexts)
  const { value } = useAsked(askPeople, EVERY_MS, questionIds.join())
  const rows = speakingOf(value?.people ?? [], questionIds).filter(({ silent }) => silent > 0)
  if (rows.length === 0) return null
  return (
    <>
      <h4 className={desk.label}>{t('silentByLanguage')}</h4>
      <ul className={desk.plainList}>
        {rows.map(({ language, people, silent }) => (
          <li key={language}>
            <span lang={language}>{LANGUAGE_NAMES[language]}</span>
            <span className={desk.muted}>{t('silentOf', { count: silent, total: people })}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

/** HUBs by their three letters; screen readers hear the names. */
export function HubRow({ hubs }: { hubs: readonly Hub[] }) {
  return (
    <ul className={desk.hubs}>
      {hubs.map((hub) => (
        <li key={hub.id}>
          <HubBadge hub={hub} />
          <span className="visually-hidden">{hub.name}</span>
        </li>
      ))}
    </ul>
  )
}

/** Before the writing: who has come, and who is still expected. */
export function Arrivals() {
  const t = useTexts(facilitatorTexts)
  const { here, absent } = useBalance()
  if (here.length + absent.length === 0) return null
  return (
    <section>
      <h3 className={desk.subtitle}>{t('arrivals')}</h3>
      <p>
        {here.length === 0
          ? t('nobodyYet')
          : t('hubsHere', { here: here.length, total: here.length + absent.length })}
      </p>
      {absent.length > 0 && (
        <>
          <h4 className={desk.label}>{t('expected')}</h4>
          <HubRow hubs={absent} />
        </>
      )}
    </section>
  )
}

import { can, type Phase, type Settings, unbroken } from '@atelier/board'
import { ArrowLeft, ListOrdered, Printer } from 'lucide-react'
import { useId, useMemo, useState } from 'react'
import { Redirect } from 'wouter'
import { useTexts } from '../../i18n.ts'
import {
  useHubs,
  useLocale,
  useMeta,
  usePhases,
  useQuestions,
  useSession,
  useSettings,
} from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { clockFace } from '../board/clock.ts'
import { usePublicBase } from '../public-base.ts'
import { useRoomCode } from '../use-room-code.ts'
import styles from './run-sheet-screen.module.css'
import { dayTime, readDayTime, scheduleOf } from './schedule.ts'
import { runSheetTexts } from './texts.ts'

/** The session on paper for those who conduct it: when, what to say, who may do what, what has to lie ready. */
export function RunSheetScreen() {
  const { me, boardId } = useSession()
  if (!can(me.role, 'takeReport')) return <Redirect to={`/b/${boardId}`} replace />
  return <RunSheet />
}

function RunSheet() {
  const t = useTexts(runSheetTexts)
  const locale = useLocale()
  const { boardId, facilitation, serverNow } = useSession()
  const meta = useMeta()
  const phases = usePhases()
  const questions = useQuestions()
  const hubs = useHubs()
  const settings = useSettings()
  const base = usePublicBase()
  const [start, setStart] = useState(() => dayTime(nextFive(serverNow())))
  const id = useId()
  useTitle(t('title'))
  // Points change only together with their phases.
  const schedule = useMemo(
    () => scheduleOf(facilitation.agendaItems(), phases, readDayTime(start) ?? 0),
    [facilitation, phases, start],
  )
  const total = schedule.reduce((sum, { seconds }) => sum + seconds, 0)
  const end = (readDayTime(start) ?? 0) + total / 60
  const { code, ended } = useRoomCode()
  const numberOf = new Map(
    schedule.flatMap(({ slots }) => slots).map(({ phase }, index) => [phase.id, index + 1]),
  )

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <LinkButton kind="plain" href={`/b/${boardId}`} icon={<ArrowLeft aria-hidden="true" />}>
          {t('toBoard')}
        </LinkButton>
        <LanguageSwitch />
      </header>
      <main>
        <div className={styles.controls}>
          <div>
            <label htmlFor={id}>{t('start')}</label>
            <input id={id} type="time" value={start} onChange={(event) => setStart(event.target.value)} />
          </div>
          <LinkButton href={`/b/${boardId}/agenda`} icon={<ListOrdered aria-hidden="true" />}>
            {t('editPhases')}
          </LinkButton>
          <Button kind="primary" icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
            {t('print')}
          </Button>
        </div>
        <div className={styles.sheet}>
          <p className={styles.kicker}>{t('title')}</p>
          <h1>{meta?.title}</h1>
          <p className={styles.facts}>
            {[
              t('fromTo', { from: start, to: dayTime(end) }),
              t('lasts', { time: clockFace(total * 1000) }),
              t('hubs', { count: hubs.length }),
              ...(ended ? [] : [t('code', { code: `${code.slice(0, 3)} ${code.slice(3)}` })]),
              base.replace(/^https?:\/\//, ''),
            ].join(' · ')}
          </p>
          <section className={styles.before}>
            <h2>{t('before')}</h2>
            <ul>
              {(['readyWall', 'readyCode', 'readyPhones', 'readyHands', 'readyPaper'] as const).map((key) => (
                <li key={key}>{t(key)}</li>
              ))}
              <li>{t(`tell.${settings.anonymity}`)}</li>
            </ul>
          </section>
          <section className={styles.questions}>
            <h2>{t('questions')}</h2>
            <ol>
              {questions.map((question, index) => (
                <li key={question.id}>
                  <QuestionMark number={index + 1} /> <span>{unbroken(question.text[locale])}</span>
                </li>
              ))}
            </ol>
          </section>
          {schedule.map(({ item, slots, seconds }, index) => (
            <section key={item.id} className={styles.item}>
              <h2>
                {index + 1}. {item.title[locale]}{' '}
                <span>
                  {clockFace(seconds * 1000)}
                  {seconds !== item.minutes * 60 &&
                    ` ${t('planned', { time: clockFace(item.minutes * 60_000) })}`}
                </span>
              </h2>
              {slots.length > 0 && (
                <table>
                  <thead>
                    <tr>
                      <th scope="col">{t('time')}</th>
                      <th scope="col">{t('phase')}</th>
                      <th scope="col">{t('say')}</th>
                      <th scope="col">{t('rightsAndThings')}</th>
                    </tr>
                  </thead>
                  <tbody>
                    {slots.map(({ phase, startMinute }) => (
                      <tr key={phase.id}>
                        <td className={styles.when}>
                          {startMinute === null ? t('ahead') : dayTime(startMinute)}
                          <small>{clockFace(phase.seconds * 1000)}</small>
                        </td>
                        <th scope="row">
                          {numberOf.get(phase.id)}. {phase.name[locale]}
                          <span className={styles.marks}>
                            {questions.map(({ id }, at) =>
                              phase.questionIds.includes(id) ? (
                                <QuestionMark key={id} number={at + 1} label={t('question', { n: at + 1 })} />
                              ) : null,
                            )}
                          </span>
                        </th>
                        <td>
                          {t('quote', { text: phase.instruction[locale] })}
                          <small>{t(`tip.${phase.kind}`)}</small>
                        </td>
                        <td>
                          <Rights phase={phase} settings={settings} />
                          <small>{t(`things.${phase.kind}`)}</small>
                        </td>
                      </tr>
                    ))}
                  </tbody>
                </table>
              )}
            </section>
          ))}
        </div>
      </main>
    </div>
  )
}

/** What participants may do, in words; in a phase of grouping it hangs on a setting. */
function Rights({ phase, settings }: { phase: Phase; settings: Settings }) {
  const t = useTexts(runSheetTexts)
  const given = new Set(phase.participants)
  if (phase.kind === 'cluster' && settings.clustering === 'everyone') given.add('cluster')
  const words = [...given].map((right) => t(`right.${right}`))
  return (
    <>
      {words.length > 0 ? t('may', { rights: words.join(', ') }) : t('mayNothing')}
      {phase.hidden && `. ${t('hidden')}`}
    </>
  )
}

/** The next whole five minutes on this device's clock, as minutes after midnight. */
function nextFive(nowMs: number): number {
  const now = new Date(nowMs)
  return Math.ceil((now.getHours() * 60 + now.getMinutes() + 1) / 5) * 5
}

import { type Agenda, can, MAX_PHASES, PHASE_KINDS, type PhaseKind, plannedOfItemMs } from '@atelier/board'
import { ArrowLeft, Plus, Printer } from 'lucide-react'
import { useEffect, useId, useMemo, useRef, useState } from 'react'
import { Redirect } from 'wouter'
import { failureMessage } from '../../api.ts'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import {
  useLocale,
  useMeta,
  usePhases,
  useQuestions,
  useSession,
  useSessionState,
} from '../../session/hooks.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { LanguageSwitch } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useTitle } from '../../ui/use-title.ts'
import { clockFace } from '../board/clock.ts'
import { addPhase, changePhase, dropPhase, inOrder, itemOf, removePhase, stepPhase } from './agenda-edit.ts'
import styles from './agenda-screen.module.css'
import { PhaseRow } from './phase-row.tsx'
import { agendaTexts } from './texts.ts'

/** The run of the session, phase by phase: before it begins, and while it goes on. */
export function AgendaScreen() {
  const { me, boardId } = useSession()
  if (!can(me.role, 'conduct')) return <Redirect to={`/b/${boardId}`} replace />
  return <AgendaEditor />
}

function AgendaEditor() {
  const t = useTexts(agendaTexts)
  const locale = useLocale()
  const { boardId } = useSession()
  const meta = useMeta()
  const questions = useQuestions()
  const { phaseId } = useSessionState()
  const { agenda, draft, edit, discard, overtaken, save, busy, failure, saved } = useAgendaDraft()
  const [said, say] = useState('')
  const list = useRef<HTMLDivElement>(null)
  useTitle(t('title'))

  /** Changes the draft; the phase that was moved keeps the hand that moved it. */
  const move = (id: string, step: -1 | 1) => {
    const next = stepPhase(agenda, id, step)
    edit(next)
    const index = next.phases.findIndex((phase) => phase.id === id)
    const phase = next.phases[index]
    const item = next.items.find((one) => one.id === phase?.agendaItemId)
    say(t('moved', { name: phase?.name[locale] ?? '', n: index + 1, item: item?.title[locale] ?? '' }))
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>(`[data-move="${id}/${step}"]`)?.focus(),
    )
  }
  const ordered = inOrder(agenda).phases
  const questionIds = questions.map(({ id }) => id)

  return (
    <div className={styles.page}>
      <header className={styles.header}>
        <LinkButton kind="plain" href={`/b/${boardId}`} icon={<ArrowLeft aria-hidden="true" />}>
          {t('toBoard')}
        </LinkButton>
        <LanguageSwitch />
      </header>
      <main className={styles.main}>
        <div className={styles.title}>
          <div>
            <p>{meta?.title}</p>
            <h1>{t('title')}</h1>
          </div>
          <LinkButton href={`/b/${boardId}/run-sheet`} icon={<Printer aria-hidden="true" />}>
            {t('runSheet')}
          </LinkButton>
        </div>
        <p className={styles.hint}>{t('intro')}</p>
        <div ref={list} className={styles.items}>
          {agenda.items.map((item, itemIndex) => (
            <section key={item.id} aria-labelledby={`item-${item.id}`}>
              <header className={styles.itemHead}>
                <h2 id={`item-${item.id}`}>
                  {itemIndex + 1}. {item.title[locale]}
                </h2>
                <Total agenda={agenda} itemId={item.id} />
              </header>
              <ol className={styles.phases}>
                {ordered
                  .filter((phase) => itemOf(agenda.items, phase)?.id === item.id)
                  .map((phase) => (
                    <PhaseRow
                      key={phase.id}
                      phase={phase}
                      number={ordered.indexOf(phase) + 1}
                      first={ordered[0] === phase && itemIndex === 0}
                      last={ordered.at(-1) === phase && itemIndex === agenda.items.length - 1}
                      current={phase.id === phaseId}
                      onChange={(change) => edit(changePhase(agenda, phase.id, change))}
                      onMove={(step) => move(phase.id, step)}
                      onDrop={(id) => edit(dropPhase(agenda, id, phase.id))}
                      onRemove={() => {
                        edit(removePhase(agenda, phase.id))
                        say(t('removed', { name: phase.name[locale] }))
                      }}
                    />
                  ))}
              </ol>
              {agenda.phases.length < MAX_PHASES && (
                <AddPhase
                  onAdd={(kind) => {
                    edit(addPhase(agenda, item.id, kind, questionIds))
                    say(t('added', { kind: t(`kind.${kind}`) }))
                  }}
                />
              )}
            </section>
          ))}
        </div>
        <p className="visually-hidden" role="status">
          {said}
        </p>
      </main>
      <footer className={styles.bar} data-changed={draft !== null}>
        {failure && <Notice kind="refused">{failure}</Notice>}
        {overtaken && <Notice kind="waiting">{t('overtaken')}</Notice>}
        <div className={styles.barRow}>
          <p role="status">{draft ? t('unsaved') : saved ? t('saved') : t('nothingChanged')}</p>
          {draft && (
            <Button kind="plain" disabled={busy} onClick={discard}>
              {t(overtaken ? 'takeTheirs' : 'discard')}
            </Button>
          )}
          <Button kind="primary" aria-disabled={!draft || busy} onClick={draft && !busy ? save : undefined}>
            {t('save')}
          </Button>
        </div>
      </footer>
    </div>
  )
}

/** Minutes of the phases against those of their point, drawn as they are typed. */
function Total({ agenda, itemId }: { agenda: Agenda; itemId: string }) {
  const t = useTexts(agendaTexts)
  const minutes = agenda.items.find(({ id }) => id === itemId)?.minutes ?? 0
  const planned = plannedOfItemMs(agenda.phases, itemId)
  const over = planned - minutes * 60_000
  return (
    <p className={styles.total} data-over={over > 0}>
      <strong>{t('total', { planned: clockFace(planned), of: clockFace(minutes * 60_000) })}</strong>{' '}
      {over === 0 ? t('fits') : t(over > 0 ? 'tooLong' : 'spare', { time: clockFace(Math.abs(over)) })}
    </p>
  )
}

function AddPhase({ onAdd }: { onAdd(kind: PhaseKind): void }) {
  const t = useTexts(agendaTexts)
  const [kind, setKind] = useState<PhaseKind>('write')
  const id = useId()
  return (
    <div className={styles.add}>
      <label htmlFor={id}>{t('newPhase')}</label>
      <select id={id} value={kind} onChange={(event) => setKind(event.target.value as PhaseKind)}>
        {PHASE_KINDS.map((one) => (
          <option key={one} value={one}>
            {t(`kind.${one}`)}
          </option>
        ))}
      </select>
      <Button icon={<Plus aria-hidden="true" />} onClick={() => onAdd(kind)}>
        {t('add')}
      </Button>
    </div>
  )
}

/**
 * The agenda as it stands, or as it is being changed here.
 *
 * @returns `draft` is `null` while nothing is changed; `overtaken` when somebody else stored another agenda meanwhile
 */
function useAgendaDraft() {
  const t = useTexts(agendaTexts)
  const api = useConductorApi()
  const locale = useLocale()
  const { boardId, facilitation } = useSession()
  const phases = usePhases()
  // Points change only together with their phases.
  const stored = useMemo<Agenda>(
    () => ({ items: facilitation.agendaItems(), phases }),
    [facilitation, phases],
  )
  const [draft, setDraft] = useState<{ agenda: Agenda; from: string } | null>(null)
  const [busy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const [saved, setSaved] = useState(false)

  useEffect(() => {
    if (!draft) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [draft])

  const discard = () => {
    setDraft(null)
    setFailure(null)
  }
  return {
    agenda: draft?.agenda ?? stored,
    draft: draft?.agenda ?? null,
    overtaken: draft !== null && draft.from !== JSON.stringify(stored),
    edit(agenda: Agenda) {
      setSaved(false)
      setDraft({ agenda, from: draft?.from ?? JSON.stringify(stored) })
    },
    discard,
    async save() {
      if (!draft) return
      setBusy(true)
      setFailure(null)
      try {
        await api.changeAgenda(boardId, inOrder(draft.agenda))
        setDraft(null)
        setSaved(true)
      } catch (error) {
        setFailure(failureMessage(error, locale, t('failed')))
      } finally {
        setBusy(false)
      }
    },
    busy,
    failure,
    saved,
  }
}

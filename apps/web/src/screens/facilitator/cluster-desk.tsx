import { byAge, type Cluster, isLeftAlone, type Note } from '@atelier/board'
import { ArrowDown, ArrowUp, Eye, Snowflake, Ungroup } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import {
  useClusters,
  useLocale,
  useNotes,
  useOwners,
  usePhase,
  useQuestions,
  useSession,
  useSettings,
} from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import styles from './cluster-desk.module.css'
import { mergeClusters, splitCluster, stepCluster } from './cluster-moves.ts'
import desk from './desk.module.css'
import { Drawer } from './drawer.tsx'
import { facilitatorTexts } from './texts.ts'
import { useConduct } from './use-conductor.ts'

/** Sorting by keyboard alone: the tray of one question, its groups, and who sorts it. */
export function ClusterDesk() {
  const t = useTexts(facilitatorTexts)
  const locale = useLocale()
  const { me } = useSession()
  const questions = useQuestions()
  const phase = usePhase()
  const owners = useOwners()
  const notes = useNotes()
  const clusters = useClusters()
  const [choice, choose] = useState<string | null>(null)
  const [said, say] = useState('')
  /** Groups begun here: with one note and no title yet, they are not left alone. */
  const [begun, setBegun] = useState<ReadonlySet<string>>(new Set())
  const tray = useRef<HTMLHeadingElement>(null)

  const asked = phase?.questionIds ?? []
  const mine = questions.find(({ id }) => owners[id]?.personId === me.participantId)
  const question =
    questions.find(({ id }) => id === choice) ??
    mine ??
    questions.find(({ id }) => asked.length === 0 || asked.includes(id))
  if (!question) return null
  const looseOf = (questionId: string) =>
    notes.filter(
      (note) => note.questionId === questionId && !note.clusterId && !note.hidden && !note.mergedInto,
    )
  const groups = clusters.filter(({ questionId }) => questionId === question.id)
  const alone = groups.filter((group) => isLeftAlone(group) && !begun.has(group.id))
  const rest = groups.filter((group) => !alone.includes(group))
  const byId = new Map(notes.map((note) => [note.id, note]))
  /** What was pressed may be gone: the hand goes back to the tray, and the words say what happened. */
  const done = (words: string) => {
    say(words)
    tray.current?.focus()
  }

  return (
    <section>
      <h3 className={desk.subtitle}>{t('grouping')}</h3>
      <fieldset className={styles.questions}>
        <legend className="visually-hidden">{t('chooseQuestion')}</legend>
        {questions.map(({ id, short }, index) => (
          <button
            key={id}
            type="button"
            aria-pressed={id === question.id}
            aria-label={t('trayOf', { n: index + 1, short: short[locale], count: looseOf(id).length })}
            title={short[locale]}
            onClick={() => choose(id)}
          >
            <QuestionMark number={index + 1} />
            <span>{looseOf(id).length}</span>
          </button>
        ))}
      </fieldset>
      <Ownership questionId={question.id} />
      <h4 className={desk.label} tabIndex={-1} ref={tray}>
        {t('tray', { count: looseOf(question.id).length })}
      </h4>
      <Tray
        key={question.id}
        questionId={question.id}
        notes={looseOf(question.id).sort(byAge)}
        groups={[
          ...rest.map((group, index) => ({
            id: group.id,
            name: group.title || t('untitledN', { n: index + 1 }),
          })),
          ...alone.map((group) => ({
            id: group.id,
            name: t('besides', { text: byId.get(group.noteIds[0] ?? '')?.text ?? '' }),
          })),
        ]}
        onBegun={(id) => setBegun(new Set([...begun, id]))}
        onDone={done}
      />
      {rest.length > 0 && <h4 className={desk.label}>{t('groups', { count: rest.length })}</h4>}
      <ul className={styles.groups}>
        {rest.map((group, index) => (
          <Group
            key={group.id}
            group={group}
            number={index + 1}
            others={rest.filter(({ id }) => id !== group.id)}
            notes={group.noteIds.flatMap((id) => byId.get(id) ?? [])}
            onDone={done}
          />
        ))}
      </ul>
      {alone.length > 0 && (
        <Drawer title={t('leftAlone', { count: alone.length })}>
          <LeftAlone groups={alone} byId={byId} onDone={done} />
        </Drawer>
      )}
      <Freeze />
      <p className="visually-hidden" role="status">
        {said}
      </p>
    </section>
  )
}

/** Several facilitators, a question each: who sorts this one. */
function Ownership({ questionId }: { questionId: string }) {
  const t = useTexts(facilitatorTexts)
  const { me } = useSession()
  const { busy, run } = useConduct()
  const owner = useOwners()[questionId]
  const mine = owner?.personId === me.participantId
  return (
    <div className={styles.owner}>
      <span>
        {mine ? t('ownerMe') : owner ? t('owner', { name: owner.name ?? t('colleague') }) : t('ownerNobody')}
      </span>
      <Button
        disabled={busy}
        onClick={() => run((api, boardId) => api.changeOwner(boardId, questionId, !mine))}
      >
        {t(mine ? 'ownerGiveBack' : 'ownerTake')}
      </Button>
    </div>
  )
}

interface TrayProps {
  questionId: string
  notes: readonly Note[]
  /** Where notes can go, by the name to choose it by. */
  groups: readonly { id: string; name: string }[]
  onBegun(clusterId: string): void
  onDone(words: string): void
}

/** Notes in no group: tick those that belong together, then say where they go. */
function Tray({ questionId, notes, groups, onBegun, onDone }: TrayProps) {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [target, setTarget] = useState('new')
  const id = useId()
  // Somebody else may have grouped a ticked note meanwhile.
  const chosen = notes.filter((note) => ticked.has(note.id)).map((note) => note.id)
  const to = target === 'new' || groups.some((group) => group.id === target) ? target : 'new'
  if (notes.length === 0) return <p className={desk.muted}>{t('trayEmpty')}</p>

  const group = () => {
    if (to === 'new') {
      const begun = board.makeCluster(chosen, { questionId })
      onBegun(begun)
      setTarget(begun)
      onDone(t('grouped', { count: chosen.length, group: t('newGroup') }))
    } else {
      board.joinCluster(chosen, to)
      onDone(t('grouped', { count: chosen.length, group: board.cluster(to)?.title || t('untitled') }))
    }
    setTicked(new Set())
  }
  const leaveAlone = () => {
    board.transact(() => {
      for (const noteId of chosen) board.makeCluster([noteId], { questionId })
    })
    setTicked(new Set())
    onDone(t('leftAloneDone', { count: chosen.length }))
  }

  return (
    <>
      <NoteChecks notes={notes} ticked={ticked} onTick={setTicked} />
      <div className={desk.sortBar}>
        <label htmlFor={id}>{t('putTicked', { count: chosen.length })}</label>
        <select id={id} className={desk.input} value={to} onChange={(event) => setTarget(event.target.value)}>
          <option value="new">{t('newGroup')}</option>
          {groups.map((group) => (
            <option key={group.id} value={group.id}>
              {group.name}
            </option>
          ))}
        </select>
        <div className={desk.pair}>
          <Button aria-disabled={chosen.length === 0} onClick={chosen.length > 0 ? group : undefined}>
            {t('group')}
          </Button>
          <Button
            kind="plain"
            title={t('leaveAloneHint')}
            aria-disabled={chosen.length === 0}
            onClick={chosen.length > 0 ? leaveAlone : undefined}
          >
            {t('leaveAlone')}
          </Button>
        </div>
      </div>
    </>
  )
}

interface NoteChecksProps {
  notes: readonly Note[]
  ticked: ReadonlySet<string>
  onTick(ticked: ReadonlySet<string>): void
}

function NoteChecks({ notes, ticked, onTick }: NoteChecksProps) {
  const toggle = (id: string) => {
    const next = new Set(ticked)
    if (!next.delete(id)) next.add(id)
    onTick(next)
  }
  return (
    <ul className={styles.checks}>
      {notes.map((note) => (
        <li key={note.id}>
          <label>
            <input
              className={desk.tick}
              type="checkbox"
              checked={ticked.has(note.id)}
              onChange={() => toggle(note.id)}
            />
            <span dir="auto" {...(note.language ? { lang: note.language } : {})}>
              {note.text}
            </span>
          </label>
        </li>
      ))}
    </ul>
  )
}

interface GroupProps {
  group: Cluster
  number: number
  others: readonly Cluster[]
  notes: readonly Note[]
  onDone(words: string): void
}

/** One group: its title, its place in the order, and in the drawer what is rarer. */
function Group({ group, number, others, notes, onDone }: GroupProps) {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  const { run } = useConduct()
  const clusters = useClusters()
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set())
  const [into, setInto] = useState('')
  const id = useId()
  const name = group.title || t('untitledN', { n: number })
  const chosen = group.noteIds.filter((noteId) => ticked.has(noteId))

  const split = () => {
    if (splitCluster(board, group.id, chosen)) onDone(t('splitDone', { count: chosen.length }))
    setTicked(new Set())
  }
  const takeOut = () => {
    board.transact(() => {
      for (const noteId of chosen) board.leaveCluster(noteId)
    })
    setTicked(new Set())
    onDone(t('takenOut', { count: chosen.length }))
  }
  const merge = () => {
    const target = others.find((other) => other.id === into)
    if (!target) return
    mergeClusters(board, group.id, target.id)
    onDone(t('merged', { group: name, into: target.title || t('untitled') }))
  }

  return (
    <li className={styles.group}>
      <div className={styles.groupHead}>
        <input
          className={desk.input}
          aria-label={t('titleOf', { n: number })}
          placeholder={t('untitledN', { n: number })}
          value={group.title}
          maxLength={80}
          dir="auto"
          onChange={(event) => board.setTitle(group.id, event.target.value)}
        />
        <span className={styles.count} title={t('notes', { count: notes.length })}>
          <span aria-hidden="true">{notes.length}</span>
          <span className="visually-hidden">{t('notes', { count: notes.length })}</span>
        </span>
      </div>
      <div className={desk.tools}>
        <Tool label={t('up', { group: name })} onClick={() => stepCluster(board, clusters, group.id, -1)}>
          <ArrowUp aria-hidden="true" />
        </Tool>
        <Tool label={t('down', { group: name })} onClick={() => stepCluster(board, clusters, group.id, 1)}>
          <ArrowDown aria-hidden="true" />
        </Tool>
        <Tool
          label={t('showAll', { what: name })}
          onClick={() =>
            run((api, boardId) => api.changeSpotlight(boardId, { target: { kind: 'cluster', id: group.id } }))
          }
        >
          <Eye aria-hidden="true" />
        </Tool>
        <Tool
          label={t('dissolve', { group: name })}
          onClick={() => {
            board.removeCluster(group.id)
            onDone(t('dissolved', { group: name }))
          }}
        >
          <Ungroup aria-hidden="true" />
        </Tool>
      </div>
      <Drawer title={t('splitOrMerge')}>
        <NoteChecks notes={notes} ticked={ticked} onTick={setTicked} />
        <div className={desk.pair}>
          <Button
            aria-disabled={chosen.length === 0 || chosen.length === notes.length}
            onClick={chosen.length > 0 && chosen.length < notes.length ? split : undefined}
          >
            {t('split')}
          </Button>
          <Button
            kind="plain"
            aria-disabled={chosen.length === 0}
            onClick={chosen.length > 0 ? takeOut : undefined}
          >
            {t('takeOut')}
          </Button>
        </div>
        {others.length > 0 && (
          <div className={desk.sortBar}>
            <label htmlFor={id}>{t('mergeInto')}</label>
            <select
              id={id}
              className={desk.input}
              value={into}
              onChange={(event) => setInto(event.target.value)}
            >
              <option value="">{t('chooseGroup')}</option>
              {others.map((other) => (
                <option key={other.id} value={other.id}>
                  {other.title || t('untitled')}
                </option>
              ))}
            </select>
            <Button aria-disabled={into === ''} onClick={into === '' ? undefined : merge}>
              {t('merge')}
            </Button>
          </div>
        )}
      </Drawer>
    </li>
  )
}

interface LeftAloneProps {
  groups: readonly Cluster[]
  byId: ReadonlyMap<string, Note>
  onDone(words: string): void
}

/** Notes that were left alone on purpose, and the way back to the tray. */
function LeftAlone({ groups, byId, onDone }: LeftAloneProps) {
  const t = useTexts(facilitatorTexts)
  const { board } = useSession()
  return (
    <ul className={desk.cards}>
      {groups.map((group) => {
        const text = byId.get(group.noteIds[0] ?? '')?.text ?? ''
        return (
          <li key={group.id}>
            <q dir="auto">{text}</q>
            <Button
              kind="plain"
              aria-label={`${t('backToTray')} — ${text.slice(0, 60)}`}
              onClick={() => {
                board.removeCluster(group.id)
                onDone(t('takenOut', { count: 1 }))
              }}
            >
              {t('backToTray')}
            </Button>
          </li>
        )
      })}
    </ul>
  )
}

/** Takes every right from participants for a while, whatever the phase. */
function Freeze() {
  const t = useTexts(facilitatorTexts)
  const { busy, run } = useConduct()
  if (useSettings().frozen) return null
  return (
    <Button
      kind="plain"
      wide
      icon={<Snowflake aria-hidden="true" />}
      disabled={busy}
      onClick={() => run((api, boardId) => api.changeSettings(boardId, { frozen: true }))}
    >
      {t('freeze')}
    </Button>
  )
}

/** A small tool in a row: an icon with a name. */
export function Tool({
  label,
  onClick,
  children,
}: {
  label: string
  onClick(): void
  children: React.ReactNode
}) {
  return (
    <button type="button" className={styles.tool} aria-label={label} title={label} onClick={onClick}>
      {children}
    </button>
  )
}

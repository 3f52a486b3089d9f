import type { Locale, Step } from '@atelier/board'
import {
  type Report,
  type ReportCluster,
  type ReportEntry,
  type ReportHub,
  type ReportNote,
  type ReportPhase,
  type ReportQuestion,
  say,
  sayCount,
  sayDay,
  sayDue,
  sayDuration,
  sayList,
  sayMoment,
  sayNumber,
} from '@atelier/report'
import { QuestionMark } from '../../ui/question-mark.tsx'
import styles from './report-document.module.css'

const LANGUAGE_KEYS = { en: 'languageEn', fr: 'languageFr', es: 'languageEs' } as const

/** The report model as a page: the same order and words as in the files. */
export function ReportDocument({ report }: { report: Report }) {
  const { language } = report
  return (
    <article className={styles.document} lang={language}>
      <Cover report={report} />
      <InBrief report={report} />
      {report.questions.map((question) => (
        <QuestionPart key={question.id} question={question} language={language} />
      ))}
      <Commitments report={report} />
      <Participation report={report} />
      <Course report={report} />
      <section>
        <h2>{say(language, 'method')}</h2>
        <ul className={styles.plain}>
          {report.method.map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      </section>
    </article>
  )
}

function Cover({ report: { cover, language } }: { report: Report }) {
  const facts = [
    [say(language, 'sessionDate'), sayDay(language, cover.heldAt, cover.timeZone)],
    [say(language, 'madeOn'), sayMoment(language, cover.madeAt, cover.timeZone)],
    [say(language, 'reportLanguage'), say(language, LANGUAGE_KEYS[language])],
    [say(language, 'version'), cover.version],
  ]
  return (
    <header className={styles.cover}>
      <p className={styles.kicker}>{say(language, 'synthesis')}</p>
      <h1>{cover.title}</h1>
      <dl>
        {facts.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </header>
  )
}

function InBrief({ report: { numbers, questions, language } }: { report: Report }) {
  const number = (n: number) => sayNumber(language, n)
  const figures = [
    [
      say(language, 'hubsContributing'),
      say(language, 'ofListed', { n: numbers.hubs, all: numbers.hubsListed }),
    ],
    [say(language, 'peopleJoined'), number(numbers.people)],
    [say(language, 'notesWritten'), number(numbers.notes)],
    [say(language, 'groupsMade'), number(numbers.clusters)],
    [say(language, 'notesUngrouped'), number(numbers.ungrouped)],
    [say(language, 'stepsListed'), number(numbers.commitments)],
  ]
  return (
    <section>
      <h2>{say(language, 'inBrief')}</h2>
      <dl className={styles.figures}>
        {figures.map(([term, value]) => (
          <div key={term}>
            <dt>{term}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <h3>{say(language, 'leadingGroups')}</h3>
      <ol className={styles.leading}>
        {questions.map((question) => {
          const groups = question.leading.flatMap(
            (id) => question.clusters.find((one) => one.id === id) ?? [],
          )
          return (
            <li key={question.id}>
              <QuestionMark number={question.number} />
              <div>
                <strong>{question.short}</strong>
                {groups.length === 0 ? (
                  <p className={styles.muted}>{say(language, 'noGroups')}</p>
                ) : (
                  <ul>
                    {groups.map((group) => (
                      <li key={group.id}>
                        <span dir="auto">{group.title}</span>{' '}
                        <span className={styles.muted}>{counts(group.counts, language)}</span>
                      </li>
                    ))}
                  </ul>
                )}
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

function QuestionPart({ question, language }: { question: ReportQuestion; language: Locale }) {
  return (
    <section className={styles.question} data-question={((question.number - 1) % 3) + 1}>
      <h2>
        <QuestionMark number={question.number} label={say(language, 'question', { n: question.number })} />
        <span>{question.text}</span>
      </h2>
      {question.counts.notes === 0 ? (
        <p className={styles.muted}>{say(language, 'noNotes')}</p>
      ) : (
        <>
          <p className={styles.muted}>
            {counts(question.counts, language)} · {sayCount(language, 'groups', question.clusters.length)}
          </p>
          {question.clusters.map((cluster) => (
            <ClusterPart key={cluster.id} cluster={cluster} language={language} />
          ))}
          {question.ungrouped.length > 0 && (
            <div className={styles.cluster}>
              <h3>{say(language, 'ungrouped')}</h3>
              <Notes notes={question.ungrouped} language={language} />
            </div>
          )}
        </>
      )}
    </section>
  )
}

function ClusterPart({ cluster, language }: { cluster: ReportCluster; language: Locale }) {
  return (
    <div className={styles.cluster}>
      <h3 dir="auto" data-named={cluster.named}>
        {cluster.title}
      </h3>
      <p className={styles.muted}>{counts(cluster.counts, language)}</p>
      <Notes notes={cluster.notes} language={language} />
    </div>
  )
}

function Notes({ notes, language }: { notes: readonly ReportNote[]; language: Locale }) {
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note.id} className={styles.note}>
          <span className={styles.ref}>{note.ref}</span>
          <div>
            <Entry entry={note} language={language} />
            {note.alsoSaid.length > 0 && (
              <>
                <p className={styles.muted}>{say(language, 'alsoSaidAs')}</p>
                <ul className={styles.also}>
                  {note.alsoSaid.map((entry) => (
                    <li key={entry.id}>
                      <Entry entry={entry} language={language} />
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        </li>
      ))}
    </ul>
  )
}

function Entry({ entry, language }: { entry: ReportEntry; language: Locale }) {
  return (
    <>
      <p className={styles.text} dir="auto" {...(entry.language ? { lang: entry.language } : {})}>
        {entry.text || say(language, 'noWording')}
      </p>
      <p className={styles.source}>
        {hubName(entry.hub, language)}
        {entry.foreign &&
          entry.language &&
          ` · ${say(language, 'writtenIn', { language: say(language, LANGUAGE_KEYS[entry.language]) })}`}
      </p>
      {entry.step && <Card step={entry.step} language={language} />}
    </>
  )
}

function Card({ step, language }: { step: Step; language: Locale }) {
  const facts = [
    [say(language, 'owner'), step.owner],
    [say(language, 'due'), step.due && sayDue(language, step.due)],
    [say(language, 'help'), step.help],
    [say(language, 'sdgs'), step.sdgs?.join(', ')],
  ].filter(([, value]) => value?.trim())
  if (facts.length === 0) return null
  return (
    <dl className={styles.card}>
      {facts.map(([term, value]) => (
        <div key={term}>
          <dt>{term}</dt>
          <dd dir="auto">{value}</dd>
        </div>
      ))}
    </dl>
  )
}

function Commitments({ report: { commitments, language } }: { report: Report }) {
  const { rows, hubsWithout } = commitments
  const names = sayList(
    language,
    hubsWithout.map(({ name }) => name),
  )
  return (
    <section>
      <h2>{say(language, 'commitments')}</h2>
      {rows.length === 0 ? (
        <p>{say(language, 'noSteps')}</p>
      ) : (
        <>
          <p className={styles.muted}>{say(language, 'refersToNotes')}</p>
          <Table
            head={[
              say(language, 'refHeading'),
              say(language, 'hub'),
              say(language, 'owner'),
              say(language, 'due'),
              say(language, 'help'),
              say(language, 'sdgs'),
            ]}
            rows={rows.map(({ noteId, ref, hub, step }) => [
              noteId,
              ref,
              hub?.name ?? say(language, 'withoutHub'),
              step?.owner ?? '',
              step?.due ? sayDue(language, step.due) : '',
              step?.help ?? '',
              step?.sdgs?.join(', ') ?? '',
            ])}
          />
        </>
      )}
      {hubsWithout.length > 0 && <p>{say(language, 'hubsWithoutStep', { names })}</p>}
    </section>
  )
}

function Participation({ report: { participation, questions, language } }: { report: Report }) {
  const { rows, silent, absent } = participation
  const names = (hubs: readonly ReportHub[]) =>
    sayList(
      language,
      hubs.map(({ name }) => name),
    )
  return (
    <section>
      <h2>{say(language, 'participation')}</h2>
      {rows.length > 0 && (
        <Table
          numbersFrom={1}
          head={[
            say(language, 'hub'),
            say(language, 'joined'),
            ...questions.map((question) => `${question.number}. ${question.short}`),
            say(language, 'total'),
          ]}
          rows={rows.map(({ hub, joined, notes, total }) => [
            hub?.id ?? '-',
            hub ? `${hub.name} (${hub.code})` : say(language, 'noHub'),
            sayNumber(language, joined),
            ...questions.map((question) => sayNumber(language, notes[question.id] ?? 0)),
            sayNumber(language, total),
          ])}
        />
      )}
      {silent.length > 0 && <p>{say(language, 'silentHubs', { names: names(silent) })}</p>}
      {absent.length > 0 && <p>{say(language, 'absentHubs', { names: names(absent) })}</p>}
    </section>
  )
}

function Course({ report: { course, language } }: { report: Report }) {
  if (course.length === 0) return null
  return (
    <section>
      <h2>{say(language, 'course')}</h2>
      <Table
        numbersFrom={2}
        head={[
          say(language, 'phase'),
          say(language, 'agendaItem'),
          say(language, 'planned'),
          say(language, 'actual'),
        ]}
        rows={course.map((phase) => [
          phase.id,
          phase.name,
          phase.agendaItem,
          sayDuration(language, phase.plannedMs),
          actual(phase, language),
        ])}
      />
    </section>
  )
}

interface TableProps {
  head: readonly string[]
  /** Each begins with a key, which is not shown. */
  rows: readonly (readonly string[])[]
  /** Columns from this one on hold figures. */
  numbersFrom?: number
}

function Table({ head, rows, numbersFrom = Number.POSITIVE_INFINITY }: TableProps) {
  return (
    <div className={styles.scroll}>
      <table>
        <thead>
          <tr>
            {head.map((cell, index) => (
              <th key={cell} scope="col" data-number={index >= numbersFrom}>
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([key, ...cells]) => (
            <tr key={key}>
              {cells.map((cell, index) => (
                <td key={head[index]} data-number={index >= numbersFrom} dir="auto">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function actual(phase: ReportPhase, language: Locale): string {
  // Nobody leaves the last phase: it says that the session is over, not that it goes on.
  if (phase.current && phase.kind === 'close' && phase.actualMs === null) return '–'
  const spent = phase.actualMs === null ? [] : [sayDuration(language, phase.actualMs)]
  if (phase.current) spent.push(say(language, 'inProgress'))
  return spent.length > 0 ? spent.join(', ') : say(language, 'notHeld')
}

const counts = ({ notes, hubs }: { notes: number; hubs: number }, language: Locale) =>
  `${sayCount(language, 'notes', notes)} · ${sayCount(language, 'hubs', hubs)}`

const hubName = (hub: ReportHub | null, language: Locale) =>
  hub ? `${hub.name} (${hub.code})` : say(language, 'withoutHub')

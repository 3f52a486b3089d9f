import type { WallPicture } from '@atelier/board'
import {
  type Block,
  type Cell,
  cardFacts,
  chartSvg,
  coverFacts,
  pictureWords,
  plainBlocks,
  quoteLine,
  type Report,
  type ReportNote,
  say,
  sayTranslation,
  sourceLine,
} from '@atelier/report'
import { useMemo } from 'react'
import styles from './report-document.module.css'

interface ReportDocumentProps {
  report: Report
  /** What is known of the picture of the wall, and where this page has it. */
  picture: WallPicture | null
  pictureUrl: string | null
}

/** The report as a page: the same parts, words and order as in the files. */
export function ReportDocument({ report, picture, pictureUrl }: ReportDocumentProps) {
  const blocks = useMemo(() => plainBlocks(report), [report])
  const { language, cover } = report
  return (
    <article className={styles.document} lang={language}>
      <header className={styles.cover}>
        <p className={styles.kicker}>{say(language, 'synthesis')}</p>
        <h2 dir="auto">{cover.title}</h2>
        <dl>
          {coverFacts(report).map(({ label, value }) => (
            <div key={label}>
              <dt>{label}</dt>
              <dd dir="auto">{value}</dd>
            </div>
          ))}
        </dl>
      </header>
      {report.picture && picture && <Wall report={report} picture={picture} url={pictureUrl} />}
      {blocks.map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: blocks have no life of their own
        <BlockView key={index} block={block} report={report} />
      ))}
    </article>
  )
}

function BlockView({ block, report }: { block: Block; report: Report }) {
  switch (block.kind) {
    case 'heading': {
      // The title of the page is above: sections begin one level lower.
      const Heading = `h${block.level + 2}` as 'h3' | 'h4' | 'h5'
      return (
        <Heading className={styles.heading} data-level={block.level} dir="auto">
          {block.text}
        </Heading>
      )
    }
    case 'text':
      return (
        <p className={block.look === 'plain' ? styles.plain : styles.muted} dir="auto">
          {block.text}
        </p>
      )
    case 'statements':
      return (
        <ul className={styles.statements}>
          {block.items.map(({ text, refs }) => (
            <li key={text}>
              {text} {refs && <span className={styles.refs}>{refs}</span>}
            </li>
          ))}
        </ul>
      )
    case 'editorial':
      return (
        <div className={styles.editorial} lang={block.language}>
          <p dir="auto">{block.text}</p>
          <p className={styles.muted}>{block.by}</p>
        </div>
      )
    case 'quotes':
      return (
        <ul className={styles.quotes}>
          {block.items.map(({ note, remark }) => (
            <li key={note.id}>
              <blockquote dir="auto" lang={note.language ?? undefined}>
                {note.text || say(report.language, 'noWording')}
              </blockquote>
              <p className={styles.muted}>
                {quoteLine(report, note)}
                {remark && ` · ${remark}`}
              </p>
            </li>
          ))}
        </ul>
      )
    case 'notes':
      return (
        <ul className={styles.notes}>
          {block.notes.map((note) => (
            <NoteView key={note.id} note={note} report={report} />
          ))}
        </ul>
      )
    case 'figure':
      return <Figure id={block.id} title={block.title} report={report} />
    case 'table':
      return <Table {...block} />
  }
}

function NoteView({ note, report }: { note: ReportNote; report: Report }) {
  return (
    <li>
      {[note, ...note.alsoSaid].map((entry) => (
        <div key={entry.id} className={styles.note} data-merged={entry !== note}>
          <span className={styles.ref}>{entry.ref}</span>
          <div>
            <p className={styles.text} dir="auto" lang={entry.language ?? undefined}>
              {entry.text || say(report.language, 'noWording')}
            </p>
            {entry.translations.map((translation) => (
              <p key={translation.language} className={styles.muted} dir="auto" lang={translation.language}>
                {sayTranslation(report.language, translation)} {translation.text}
              </p>
            ))}
            {cardFacts(entry.step, report.language).map(({ label, value }) => (
              <p key={label} className={styles.muted} dir="auto">
                {label}: {value}
              </p>
            ))}
            <p className={styles.muted}>{sourceLine(report, entry)}</p>
          </div>
        </div>
      ))}
    </li>
  )
}

/** The picture of the wall, or why it is not there. */
function Wall({ report, picture, url }: { report: Report; picture: WallPicture; url: string | null }) {
  const { named, questionId, width, height } = picture
  const words = pictureWords(report, { named, ...(questionId !== null && { questionId }) })
  if ('leftOut' in words) return <p className={styles.muted}>{words.leftOut}</p>
  return (
    <figure className={styles.figure}>
      {url && <img src={url} alt={words.alt} width={width} height={height} />}
      <figcaption>{words.title}</figcaption>
    </figure>
  )
}

/** The server's own picture, drawn here from the same figures. */
function Figure({ id, title, report }: { id: string; title: string; report: Report }) {
  const chart = useMemo(() => chartSvg(report, id), [report, id])
  const address = useMemo(
    () => (chart ? `data:image/svg+xml;charset=utf-8,${encodeURIComponent(chart.svg)}` : null),
    [chart],
  )
  if (!chart || !address) return null
  return (
    <figure className={styles.figure}>
      <img src={address} alt={chart.alt} width={chart.width} height={chart.height} />
      <figcaption>{title}</figcaption>
    </figure>
  )
}

function Table({ caption, columns, rows }: Extract<Block, { kind: 'table' }>) {
  const text = (cell: Cell) => (typeof cell === 'string' ? cell : cell.text)
  const language = (cell: Cell) => (typeof cell === 'string' ? undefined : (cell.language ?? undefined))
  return (
    // A box that scrolls is reached by keyboard, also where nothing in it can be pressed.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
    <section className={styles.scroll} aria-label={caption} tabIndex={0}>
      <table>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ head, figures }) =>
              head === '' ? (
                <td key={head} />
              ) : (
                <th key={head} scope="col" data-number={figures ?? false}>
                  {head}
                </th>
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows have no life of their own
            <tr key={index}>
              {row.map((cell, column) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor have cells
                  key={column}
                  data-number={columns[column]?.figures ?? false}
                  dir="auto"
                  lang={language(cell)}
                >
                  {text(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

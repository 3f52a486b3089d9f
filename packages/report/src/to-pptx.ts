import { createRequire } from 'node:module'
import type { Locale } from '@atelier/board'
import { strFromU8, strToU8, unzipSync } from 'fflate'
import type PptxModule from 'pptxgenjs'
import { svgToPng } from './chart-png.ts'
import { chartSvg, clusterMark } from './charts/index.ts'
import { isRightToLeft } from './direction.ts'
import { sourceLine } from './note-words.ts'
import { zipParts } from './office-zip.ts'
import { chooseQuotes } from './quotes.ts'
import type { Report, ReportCluster, ReportQuestion } from './report.ts'
import { entriesOf, sayCounts } from './report-reading.ts'
import { OFFICE_LANGUAGES } from './to-docx.ts'
import { say, sayCount, sayDay } from './wording.ts'
import { escapeXml, xmlText } from './xml-text.ts'

// Its module for `import` is written for bundlers: Node.js would have to guess its kind.
const Pptx = createRequire(import.meta.url)('pptxgenjs') as typeof PptxModule.default
type Presentation = PptxModule.default
type TextProps = PptxModule.default.TextProps

/** A 16:9 slide, in inches. */
const WIDTH = 13.333
const MARGIN = 0.6
const FONT = 'Calibri'
const INK = '1F2328'
const MUTED = '57606A'
const ACCENT = '1F4E79'

/** Most bars that can be read from the back of a room; above it the map of groups is shown instead. */
const MAX_BARS_ON_SLIDE = 10
/** Pixels of a chart on a slide: narrower than on a page, so that its letters come out larger. */
const CHART_WIDTH = 340
/** They are drawn larger than they are, and seen from afar. */
const SLIDE_PNG_SCALE = 2
const CHART_BOX = { x: 7.45, y: 1.95, w: WIDTH - 7.45 - MARGIN, h: 4.8 }
const LIST_BOX = { x: MARGIN, y: 1.95, w: 6.5, h: 4.8 }
/** Longest note that a slide quotes. */
const MAX_QUOTE_CHARS = 120
const NOTES_MARK = 'notes-of-the-slide'

/**
 * Slides for the closing plenary: a title, then one a question with what leads under it. Letters are large, every slide
 * has a title of its own, pictures have alternative text; the notes of the speaker hold every note of the question in
 * full, each once.
 */
export async function toPptx(report: Report): Promise<Uint8Array> {
  const { cover, language, questions } = report
  const pptx = new Pptx()
  pptx.layout = 'LAYOUT_WIDE'
  pptx.title = xmlText(cover.title)
  pptx.subject = say(language, 'synthesis')
  pptx.author = xmlText(cover.organiser ?? 'Atelier')
  pptx.company = xmlText(cover.organiser ?? '')
  pptx.theme = { headFontFace: FONT, bodyFontFace: FONT }
  defineMasters(pptx)
  titleSlide(pptx, report)
  for (const question of questions) questionSlide(pptx, report, question)
  const bytes = (await pptx.write({ outputType: 'uint8array', compression: true })) as Uint8Array
  return finish(bytes, report)
}

function defineMasters(pptx: Presentation): void {
  const title = { name: 'title', type: 'title', margin: 0, align: 'left', bold: true, color: ACCENT } as const
  pptx.defineSlideMaster({
    title: 'COVER',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: 0.28, h: 7.5, fill: { color: ACCENT } } },
      {
        placeholder: {
          options: { ...title, x: 1, y: 2, w: 11.3, h: 2.2, valign: 'bottom', fontSize: 44 },
          text: '',
        },
      },
    ],
  })
  pptx.defineSlideMaster({
    title: 'QUESTION',
    background: { color: 'FFFFFF' },
    objects: [
      { rect: { x: 0, y: 0, w: WIDTH, h: 0.14, fill: { color: ACCENT } } },
      {
        placeholder: {
          options: {
            ...title,
            x: MARGIN,
            y: 0.4,
            w: WIDTH - 2 * MARGIN,
            h: 1.35,
            valign: 'middle',
            fontSize: 32,
          },
          text: '',
        },
      },
    ],
    slideNumber: {
      x: WIDTH - 1.1,
      y: 7.02,
      w: 0.6,
      h: 0.3,
      fontFace: FONT,
      fontSize: 12,
      color: MUTED,
      align: 'right',
    },
  })
}

function titleSlide(pptx: Presentation, { cover, language, numbers }: Report): void {
  const slide = pptx.addSlide({ masterName: 'COVER' })
  const lang = OFFICE_LANGUAGES[language]
  slide.addText(xmlText(cover.title), {
    placeholder: 'title',
    fontSize: sizeFor(cover.title, 44),
    lang,
    ...direction(cover.title),
  })
  const lines = [
    say(language, 'synthesis'),
    [sayDay(language, cover.heldAt, cover.timeZone), cover.place, cover.organiser]
      .filter(Boolean)
      .join(' · '),
    [
      ...(numbers.hubs ? [sayCount(language, 'hubs', numbers.hubs)] : []),
      sayCount(language, 'people', numbers.people),
      sayCount(language, 'notes', numbers.notes),
    ].join(' · '),
  ]
  slide.addText(
    lines.map((text) => ({ text: xmlText(text), options: { breakLine: true, lang } })),
    {
      x: 1,
      y: 4.4,
      w: 11.3,
      h: 1.6,
      margin: 0,
      valign: 'top',
      fontFace: FONT,
      fontSize: 22,
      color: INK,
      paraSpaceAfter: 6,
    },
  )
  footer(slide, cover.version, language)
}

function questionSlide(pptx: Presentation, report: Report, question: ReportQuestion): void {
  const { language, cover } = report
  const lang = OFFICE_LANGUAGES[language]
  const slide = pptx.addSlide({ masterName: 'QUESTION' })
  const title = `${question.number}. ${question.text}`
  slide.addText(xmlText(title), {
    placeholder: 'title',
    fontSize: sizeFor(title, 32),
    lang,
    ...direction(title),
  })

  const chart = chartOf(report, question)
  const box = chart ? LIST_BOX : { ...LIST_BOX, w: WIDTH - 2 * MARGIN }
  slide.addText(leading(report, question), {
    ...box,
    margin: 0,
    valign: 'top',
    fontFace: FONT,
    color: INK,
    lang,
    fit: 'shrink',
  })
  if (chart) {
    const scale = Math.min(CHART_BOX.w / chart.width, CHART_BOX.h / chart.height)
    slide.addImage({
      data: `data:image/svg+xml;base64,${Buffer.from(chart.svg, 'utf8').toString('base64')}`,
      x: CHART_BOX.x,
      y: CHART_BOX.y,
      w: chart.width * scale,
      h: chart.height * scale,
      altText: xmlText(`${chart.title}. ${chart.alt}`),
    })
  }
  footer(slide, cover.version, language)
  slide.addNotes(`${NOTES_MARK}/${question.number}`)
}

function chartOf(report: Report, question: ReportQuestion) {
  const few = question.clusters.length <= MAX_BARS_ON_SLIDE
  const id = few ? `${question.votedOn === null ? 'groups' : 'votes'}/${question.id}` : `map/${question.id}`
  return chartSvg(report, id, { width: CHART_WIDTH })
}

/** The leading groups, or some notes where nothing was grouped. */
function leading(report: Report, question: ReportQuestion): TextProps[] {
  const { language } = report
  const lang = OFFICE_LANGUAGES[language]
  const line = (text: string, options: PptxModule.default.TextPropsOptions): TextProps => ({
    text: xmlText(text).replace(/\s+/g, ' '),
    options: { breakLine: true, lang, ...direction(text), ...options },
  })
  if (question.counts.notes === 0) return [line(say(language, 'noNotes'), { fontSize: 26, color: MUTED })]
  const summary = line(
    `${sayCounts(language, question.counts)} · ${sayCount(language, 'groups', question.clusters.length)}`,
    { fontSize: 20, color: MUTED, paraSpaceAfter: 14 },
  )
  const found = question.leading.flatMap((id): [ReportCluster, number][] => {
    const index = question.clusters.findIndex((cluster) => cluster.id === id)
    const cluster = question.clusters[index]
    return cluster ? [[cluster, index]] : []
  })
  if (found.length === 0)
    return [
      summary,
      ...chooseQuotes(
        question.ungrouped,
        (id) => question.ungrouped.find((note) => note.id === id)?.hub?.id ?? null,
      ).flatMap((note) => [
        line(say(language, 'quoted', { text: note.text }), { fontSize: 24 }),
        line(sourceLine(report, note), { fontSize: 16, color: MUTED, paraSpaceAfter: 12 }),
      ]),
    ]
  return [
    summary,
    ...found.flatMap(([cluster, index]) => [
      line(`${clusterMark(question.number, index)}  ${cluster.title}`, {
        fontSize: 26,
        bold: true,
        color: ACCENT,
      }),
      line(sayCounts(language, cluster.counts, cluster.votes), { fontSize: 18, color: MUTED }),
      line(shortQuote(cluster, language), { fontSize: 18, paraSpaceAfter: 14 }),
    ]),
  ]
}

/** The first of the quotes that is short enough to be read from afar; never a part of one. */
function shortQuote({ quotes, notes }: ReportCluster, language: Locale): string {
  const texts = quotes.flatMap((id) => notes.find((note) => note.id === id)?.text ?? [])
  const short = texts.find((text) => [...text].length <= MAX_QUOTE_CHARS)
  return short === undefined ? '' : say(language, 'quoted', { text: short })
}

function footer(slide: PptxModule.default.Slide, version: string, language: Locale): void {
  slide.addText(`${say(language, 'version')} ${version}`, {
    x: MARGIN,
    y: 7.02,
    w: 6,
    h: 0.3,
    margin: 0,
    fontFace: FONT,
    fontSize: 12,
    color: MUTED,
    lang: OFFICE_LANGUAGES[language],
  })
}

const direction = (text: string) => (isRightToLeft(text) ? { rtlMode: true, align: 'right' as const } : {})

/** Points for a title that still fits its box when it is long. */
function sizeFor(text: string, largest: number): number {
  const length = [...text].length
  const share = length <= 70 ? 1 : length <= 110 ? 0.85 : length <= 180 ? 0.66 : length <= 260 ? 0.55 : 0.46
  return Math.round(largest * share)
}

/**
 * What the library cannot write: notes of the speaker in paragraphs, and a picture for programs without SVG; and what it
 * writes too much of: it gives a type to a master for each slide, of which there is one.
 */
async function finish(bytes: Uint8Array, report: Report): Promise<Uint8Array> {
  const files = unzipSync(bytes)
  for (const path of Object.keys(files)) {
    if (path.endsWith('/')) delete files[path]
    if (/^ppt\/notesSlides\/notesSlide\d+\.xml$/.test(path)) writeNotes(files, path, report)
    if (/^ppt\/slides\/slide\d+\.xml$/.test(path)) await drawFallback(files, path)
  }
  const types = files['[Content_Types].xml']
  if (types)
    files['[Content_Types].xml'] = strToU8(
      strFromU8(types).replace(/<Override PartName="\/([^"]*)"[^>]*\/>/g, (override, path: string) =>
        path in files ? override : '',
      ),
    )
  const core = files['docProps/core.xml']
  if (core)
    files['docProps/core.xml'] = strToU8(
      strFromU8(core).replace(
        '</cp:coreProperties>',
        `<dc:language>${OFFICE_LANGUAGES[report.language]}</dc:language></cp:coreProperties>`,
      ),
    )
  return zipParts(new Map(Object.entries(files)))
}

function writeNotes(files: Record<string, Uint8Array>, path: string, report: Report): void {
  const xml = strFromU8(files[path] as Uint8Array)
  const number = Number(new RegExp(`${NOTES_MARK}/(\\d+)`).exec(xml)?.[1])
  const question = report.questions.find((one) => one.number === number)
  if (!question) return
  const paragraphs = speakerNotes(report, question).join('')
  files[path] = strToU8(
    xml.replace(/<a:p>(?:(?!<\/a:p>).)*notes-of-the-slide\/\d+.*?<\/a:p>/s, () => paragraphs),
  )
}

/** Paragraphs of DrawingML: a heading a group, then its notes with their numbers. */
function speakerNotes(report: Report, question: ReportQuestion): string[] {
  const { language } = report
  const paragraph = (text: string, spoken: Locale | null, look = '') => {
    const run = (part: string) =>
      `<a:r><a:rPr lang="${OFFICE_LANGUAGES[spoken ?? language]}"${look} dirty="0"/><a:t>${escapeXml(part)}</a:t></a:r>`
    const rtl = isRightToLeft(text.replace(/^\S+\s/, '')) ? '<a:pPr rtl="1" algn="r"/>' : ''
    return `<a:p>${rtl}${text.split('\n').map(run).join('<a:br/>')}</a:p>`
  }
  const places: [string, ReportQuestion['ungrouped']][] = [
    ...question.clusters.map((cluster, index): [string, ReportCluster['notes']] => [
      `${clusterMark(question.number, index)} ${cluster.title.replace(/\s+/g, ' ')}`,
      cluster.notes,
    ]),
    [say(language, 'ungrouped'), question.ungrouped],
  ]
  const written = places.flatMap(([title, notes]) =>
    notes.length === 0
      ? []
      : [
          paragraph(title, null, ' b="1"'),
          ...notes.flatMap(entriesOf).map((entry) => {
            const source = sourceLine(report, entry)
            return paragraph(
              `${entry.ref}\u2003${entry.text || say(language, 'noWording')}${source ? `\n${source}` : ''}`,
              entry.language,
            )
          }),
        ],
  )
  return written.length > 0 ? written : [paragraph(say(language, 'noNotes'), null)]
}

async function drawFallback(files: Record<string, Uint8Array>, path: string): Promise<void> {
  const xml = strFromU8(files[path] as Uint8Array)
  const rels = files[path.replace('slides/', 'slides/_rels/').concat('.rels')]
  if (!rels) return
  const targets = new Map(
    [...strFromU8(rels).matchAll(/<Relationship\b[^>]*>/g)].map(([relation]) => [
      /Id="([^"]*)"/.exec(relation)?.[1] ?? '',
      /Target="\.\.\/([^"]*)"/.exec(relation)?.[1] ?? '',
    ]),
  )
  for (const [, png = '', svg = ''] of xml.matchAll(
    /<a:blip r:embed="([^"]*)"(?:(?!<\/a:blip>).)*?<asvg:svgBlip[^>]*r:embed="([^"]*)"/gs,
  )) {
    const drawing = files[`ppt/${targets.get(svg)}`]
    if (drawing) files[`ppt/${targets.get(png)}`] = await svgToPng(strFromU8(drawing), SLIDE_PNG_SCALE)
  }
}

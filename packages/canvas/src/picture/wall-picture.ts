import {
  type Cluster,
  type Hub,
  hubMark,
  type Locale,
  layoutZone,
  NOTE_HEIGHT,
  NOTE_WIDTH,
  type Note,
  type Rect,
  unbroken,
  ZONE_GAP,
  ZONE_HEADING_HEIGHT,
  ZONE_PADDING,
  ZONE_WIDTH,
  zoneX,
} from '@atelier/board'
import { nearestZone } from '../drop.ts'
import { BOLD, type Measure, NOTE_LINE_HEIGHT, NOTE_TYPE, wrapLines } from '../fit-text.ts'
import { canvasTexts, fill } from '../texts.ts'
import { type DrawnRecord, drawRecord } from './drawing-svg.ts'
import type { PictureContent } from './picture-content.ts'
import { escapeXml, round, textLines } from './svg.ts'

/** Colours of a picture, as CSS values that need no style sheet. */
export interface PicturePalette {
  paper: string
  surface: string
  line: string
  ink: string
  muted: string
  /** Mark and tint of each question; after the last, the first comes again. */
  questions: readonly { mark: string; tint: string }[]
  /** Stripes of the HUBs, by hue from 1. */
  hubs: readonly string[]
}

export interface PictureOptions {
  palette: PicturePalette
  measure: Measure
  /** Family as in CSS. */
  font: string
  /** `@font-face` rules with the fonts in them; without them the reader's own fonts are used. */
  fontFaces?: string
  /** Only these questions; all when left out. */
  questionIds?: readonly string[]
}

/** A page of a picture: an SVG document and its size in board units. */
export interface PicturePage {
  svg: string
  w: number
  h: number
}

const MARGIN = 48
const TITLE_HEIGHT = 72
/** Smaller than on the screen, where the rest can be scrolled to: a picture must hold everything. */
const PICTURE_TYPE = [...NOTE_TYPE, 8, 7, 6, 5, 4]
const TITLE_TYPE = [22, 20, 18, 16, 15, 14, 13, 12, 11, 10, 9, 8]
const HEADING_TYPE = [38, 36, 34, 32, 30, 28, 26, 24, 22, 20, 18, 16, 14, 12]
const LEGEND = { size: 15, row: 26, column: 340 }

/** Where everything of the picture stands, before it is drawn: board units from the picture's wall corner. */
interface Wall {
  zones: { questionId: string; number: number; index: number; text: string; x: number }[]
  notes: (Rect & { note: Note; zone: number })[]
  clusters: (Rect & { cluster: Cluster; zone: number })[]
  drawing: DrawnRecord[]
  w: number
  h: number
}

/**
 * The wall as it looks, drawn from what was written: no screen is photographed, so nothing is missing because it was
 * out of view, and no wording is cut, whatever the number of notes.
 *
 * @param maxHeight tallest page, board units; a taller wall is drawn on several. No note is ever cut in two.
 * @example wallPicture(pictureContent(board, facilitation, 'fr'), { palette, measure: roughMeasure, font: 'sans-serif' })
 */
export function wallPicture(
  content: PictureContent,
  options: PictureOptions,
  maxHeight = Number.POSITIVE_INFINITY,
): PicturePage[] {
  const wall = layOut(content, options)
  const room = Math.max(4 * NOTE_HEIGHT, maxHeight - TITLE_HEIGHT - ZONE_HEADING_HEIGHT - 2 * MARGIN)
  const pages: PicturePage[] = []
  let from = ZONE_HEADING_HEIGHT
  do {
    const to = from + room - NOTE_HEIGHT >= wall.h ? Number.POSITIVE_INFINITY : from + room - NOTE_HEIGHT
    pages.push(drawPage(content, options, wall, from, to))
    from = to
  } while (from < wall.h)
  return pages
}

function layOut(content: PictureContent, { measure, questionIds }: PictureOptions): Wall {
  const chosen = content.questions.filter(({ id }) => !questionIds || questionIds.includes(id))
  const wall: Wall = { zones: [], notes: [], clusters: [], drawing: [], w: 0, h: 0 }
  const home = (questionId: string) =>
    content.questions.some(({ id }) => id === questionId) ? questionId : content.questions[0]?.id
  chosen.forEach((question, column) => {
    const index = question.number - 1
    const x = zoneX(column)
    wall.zones.push({ questionId: question.id, number: question.number, index, text: question.text, x })
    const notes = content.notes.filter((note) => home(note.questionId) === question.id)
    const clusters = content.clusters.filter((cluster) => home(cluster.questionId) === question.id)
    const layout = layoutZone(notes, clusters)
    for (const note of notes) {
      const place = layout.notes.get(note.id)
      if (place)
        wall.notes.push({ x: x + place[0], y: place[1], w: NOTE_WIDTH, h: NOTE_HEIGHT, note, zone: index })
    }
    for (const cluster of clusters) {
      const rect = layout.clusters.get(cluster.id)
      if (rect) wall.clusters.push({ ...rect, x: x + rect.x, cluster, zone: index })
    }
  })
  for (const record of content.drawing) {
    const drawn = drawRecord(record, measure)
    if (drawn) wall.drawing.push(...onChosen(drawn, content, wall))
  }
  const feet = [...wall.notes, ...wall.clusters, ...wall.drawing.map(({ box }) => box)].map(
    ({ y, h }) => y + h,
  )
  wall.w = Math.max(ZONE_WIDTH, zoneX(chosen.length) - ZONE_GAP)
  wall.h = Math.max(ZONE_HEADING_HEIGHT + 2 * NOTE_HEIGHT, ...feet) + ZONE_PADDING
  return wall
}

/** A drawing where its question stands in the picture; none when that question is not in it. */
function onChosen(drawn: DrawnRecord, content: PictureContent, wall: Wall): DrawnRecord[] {
  const middle = drawn.box.x + drawn.box.w / 2
  const index = nearestZone(middle, content.questions.length)
  const zone = wall.zones.find((candidate) => candidate.index === index)
  if (!zone || drawn.box.y > 1e5 || drawn.box.y < -2000) return []
  const dx = zone.x - zoneX(index)
  if (dx === 0) return [drawn]
  return [
    {
      svg: `<g transform="translate(${dx} 0)">${drawn.svg}</g>`,
      box: { ...drawn.box, x: drawn.box.x + dx },
    },
  ]
}

function drawPage(
  content: PictureContent,
  options: PictureOptions,
  wall: Wall,
  from: number,
  to: number,
): PicturePage {
  const { palette, font, fontFaces = '', measure } = options
  const isFirst = from <= ZONE_HEADING_HEIGHT
  const isLast = to >= wall.h
  const isHere = ({ y }: Rect) => (isFirst || y >= from) && y < to
  const notes = wall.notes.filter(isHere)
  const foot = isLast ? wall.h : Math.max(to, ...notes.map(({ y, h }) => y + h + ZONE_PADDING))
  // Everything below the headings moves up by what the pages before have shown.
  const lift = from - ZONE_HEADING_HEIGHT
  const height = foot - lift
  const legend = isLast ? legendOf(content, wall, palette) : { svg: '', h: 0 }
  const w = wall.w + 2 * MARGIN
  const h = TITLE_HEIGHT + height + MARGIN + legend.h + MARGIN / 2
  const clip = `<clipPath id="below"><rect x="-${MARGIN}" y="${isFirst ? -MARGIN : from}" width="${w}" height="${round(foot - (isFirst ? -MARGIN : from))}"/></clipPath>`
  const clusters = wall.clusters.filter((one) => one.y < foot && one.y + one.h > (isFirst ? -1e6 : from))
  const drawing = wall.drawing.filter(({ box }) => box.y < foot && box.y + box.h > (isFirst ? -1e6 : from))
  const body = [
    ...clusters.map((one) => clusterSvg(one, content, options)),
    ...notes.map((one) => noteSvg(one, content, options)),
    ...drawing.map(({ svg }) => svg),
  ]
  const svg = [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${round(w)} ${round(h)}" width="${round(w)}" height="${round(h)}" font-family="${escapeXml(font)}" xml:lang="${content.locale}" role="img">`,
    `<title>${escapeXml(content.title)}</title>`,
    `<defs>${fontFaces ? `<style>${fontFaces}</style>` : ''}${patternsOf(palette)}${clip}</defs>`,
    `<rect width="100%" height="100%" fill="${palette.paper}"/>`,
    titleSvg(content, w, measure, palette),
    `<g transform="translate(${MARGIN} ${TITLE_HEIGHT})">`,
    ...zonesSvg(wall, height, options),
    `<g transform="translate(0 ${round(-lift)})"><g clip-path="url(#below)">${body.join('\n')}</g></g>`,
    `<g transform="translate(0 ${round(height + MARGIN / 2)})">${legend.svg}</g>`,
    '</g></svg>',
  ]
  return { svg: svg.join('\n'), w, h }
}

function titleSvg(content: PictureContent, w: number, measure: Measure, palette: PicturePalette): string {
  const { size, lines } = fitLines(
    content.title,
    { w: w - 2 * MARGIN, h: 36 },
    measure,
    [28, 24, 20, 17, 14, 11],
  )
  return textLines(
    lines,
    { x: MARGIN, y: 22, w: w - 2 * MARGIN },
    { size, fill: palette.ink, leading: 1.2, weight: 600 },
  )
}

function zonesSvg(wall: Wall, height: number, { palette, measure }: PictureOptions): string[] {
  const box = { w: (ZONE_WIDTH - 128) / BOLD, h: 148 }
  const fits = wall.zones.map(({ text }) => fitLines(unbroken(text), box, measure, HEADING_TYPE, 1.15).size)
  // One size for all questions: none is more important than another.
  const size = Math.min(...fits)
  return wall.zones.map(({ x, index, number, text }) => {
    const { mark } = coloursOf(palette, index)
    const lines = balanced(unbroken(text), box.w / size, measure)
    const top = 8 + (156 - lines.length * size * 1.15) / 2
    return [
      `<rect x="${x}" y="0" width="${ZONE_WIDTH}" height="${round(height)}" rx="12" fill="${palette.surface}" stroke="${palette.line}" stroke-width="1.5"/>`,
      `<path d="M${x + 12} 0h${ZONE_WIDTH - 24}a12 12 0 0 1 11 8h-${ZONE_WIDTH - 2}a12 12 0 0 1 11-8z" fill="${mark}"/>`,
      `<g transform="translate(${x + 24} 54)">${markSvg(index, number, mark, palette.surface)}</g>`,
      textLines(
        lines,
        { x: x + 104, y: top, w: box.w },
        { size, fill: palette.ink, leading: 1.15, weight: 650 },
      ),
    ].join('')
  })
}

/** A question's numeral in its own mark: circle, square, triangle, then again. */
function markSvg(index: number, number: number, fill: string, ink: string): string {
  const shape = [
    '<circle cx="32" cy="32" r="30"/>',
    '<rect x="4" y="4" width="56" height="56" rx="6"/>',
    '<path d="M32 3 62 58a3 3 0 0 1-2.600 4.500H4.600A3 3 0 0 1 2 58z"/>',
  ][index % 3]
  const isTriangle = index % 3 === 2
  return `<g fill="${fill}">${shape}</g><text x="32" y="${isTriangle ? 53 : 44}" text-anchor="middle" font-weight="700" font-size="${isTriangle ? 28 : 34}" fill="${ink}">${number}</text>`
}

function clusterSvg(
  { x, y, w, h, cluster, zone }: Wall['clusters'][number],
  content: PictureContent,
  { palette, measure }: PictureOptions,
): string {
  const { mark } = coloursOf(palette, zone)
  const votes = content.votes[cluster.id]
  const name = cluster.title || canvasTexts.unnamedGroup[content.locale]
  const aside = votes === undefined ? 34 : 92
  const title = fitLines(name, { w: (w - 24 - aside) / BOLD, h: 40 }, measure, TITLE_TYPE, 1.15)
  const top = y + 4 + (40 - title.lines.length * title.size * 1.15) / 2
  return [
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" rx="10" fill="${mark}" fill-opacity="0.06" stroke="${mark}" stroke-opacity="0.6" stroke-width="2" stroke-dasharray="6 5"/>`,
    textLines(
      title.lines,
      { x: x + 12, y: top, w: w - 24 - aside },
      {
        size: title.size,
        fill: cluster.title ? palette.ink : palette.muted,
        leading: 1.15,
        weight: cluster.title ? 650 : 450,
      },
    ),
    votes === undefined ? '' : votesSvg(votes, x + w - 40, y + 11, 18, palette, content.locale),
    textLines(
      [String(cluster.noteIds.length)],
      { x: x + 12, y: y + 14, w: w - 26 },
      {
        size: 18,
        fill: palette.muted,
        leading: 1,
        anchor: 'end',
      },
    ),
  ].join('')
}

function noteSvg(
  { x, y, w, h, note, zone }: Wall['notes'][number],
  content: PictureContent,
  { palette, measure }: PictureOptions,
): string {
  const { tint } = coloursOf(palette, zone)
  const hub = note.hubId === null ? undefined : content.hubs.get(note.hubId)
  const box = { w: w - 30, h: h - 35 }
  const { size, lines } = fitLines(note.text, box, measure, PICTURE_TYPE)
  const also = content.alsoSaid.get(note.id)
  const votes = content.votes[note.id]
  const foot = [hub?.code, also === undefined ? '' : fill(canvasTexts.alsoShort[content.locale], { n: also })]
  const language = note.language && note.language !== content.locale ? note.language.toUpperCase() : ''
  return [
    `<g transform="translate(${x} ${y})">`,
    `<rect y="1.5" width="${w}" height="${h}" rx="4" fill="${palette.ink}" fill-opacity="0.14"/>`,
    `<rect width="${w}" height="${h}" rx="4" fill="${tint}"/>`,
    stripeSvg(hub, h, palette),
    textLines(
      lines,
      { x: 18, y: 8, w: box.w },
      {
        size,
        fill: palette.ink,
        leading: NOTE_LINE_HEIGHT,
        ...(note.language && { lang: note.language }),
      },
    ),
    textLines(
      [foot.filter(Boolean).join('  ')],
      { x: 18, y: h - 23, w: box.w },
      {
        size: 13,
        fill: palette.ink,
        weight: 650,
      },
    ),
    votes === undefined ? '' : votesSvg(votes, w - (language ? 42 : 10), h - 24, 13, palette, content.locale),
    language
      ? `<rect x="${w - 36}" y="${h - 23}" width="26" height="17" rx="4" fill="none" stroke="${palette.ink}" stroke-width="1"/>${textLines([language], { x: w - 36, y: h - 21, w: 26 }, { size: 11, fill: palette.ink, anchor: 'middle' })}`
      : '',
    '</g>',
  ].join('')
}

function votesSvg(
  votes: number,
  right: number,
  top: number,
  size: number,
  palette: PicturePalette,
  locale: Locale,
): string {
  const w = size * (1.5 + 0.62 * String(votes).length)
  const h = size * 1.35
  return `<g transform="translate(${round(right - w)} ${top})"><title>${escapeXml(fill(canvasTexts.votes[locale], { n: votes }))}</title><rect width="${round(w)}" height="${round(h)}" rx="${round(h / 2)}" fill="${palette.ink}"/><path d="M${round(size * 0.4)} ${round(h * 0.52)}l${round(size * 0.2)} ${round(size * 0.22)}l${round(size * 0.36)}-${round(size * 0.46)}" fill="none" stroke="${palette.surface}" stroke-width="${round(size * 0.13)}"/><text x="${round(w - size * 0.4)}" y="${round(h / 2 + size * 0.35)}" text-anchor="end" font-weight="650" font-size="${size}" fill="${palette.surface}">${votes}</text></g>`
}

function stripeSvg(hub: Hub | undefined, h: number, palette: PicturePalette): string {
  if (!hub) return `<path d="M4 0h4v${h}h-4a4 4 0 0 1-4-4v-${h - 8}a4 4 0 0 1 4-4z" fill="${palette.line}"/>`
  const { hue, pattern } = hubMark(hub)
  const shape = `d="M4 0h4v${h}h-4a4 4 0 0 1-4-4v-${h - 8}a4 4 0 0 1 4-4z"`
  const over = pattern % 3 === 0 ? '' : `<path ${shape} fill="url(#pattern-${pattern % 3})"/>`
  return `<path ${shape} fill="${palette.hubs[(hue - 1) % palette.hubs.length] ?? palette.muted}"/>${over}`
}

const patternsOf = ({ surface }: PicturePalette): string =>
  `<pattern id="pattern-1" width="10" height="10" patternUnits="userSpaceOnUse" patternTransform="rotate(-45)"><rect width="4" height="10" fill="${surface}" fill-opacity="0.75"/></pattern>` +
  `<pattern id="pattern-2" width="8" height="9" patternUnits="userSpaceOnUse"><circle cx="4" cy="4.500" r="2" fill="${surface}" fill-opacity="0.85"/></pattern>`

/** Which HUB each code on the notes stands for, below the wall. */
function legendOf(content: PictureContent, wall: Wall, palette: PicturePalette): { svg: string; h: number } {
  const present = new Set(wall.notes.flatMap(({ note }) => note.hubId ?? []))
  const hubs = [...content.hubs.values()]
    .filter(({ id }) => present.has(id))
    .sort((a, b) => a.order - b.order)
  const columns = Math.max(1, Math.floor(wall.w / LEGEND.column))
  const rows = Math.ceil(hubs.length / columns)
  const svg = hubs.map((hub, n) => {
    const x = Math.floor(n / rows) * LEGEND.column
    const y = (n % rows) * LEGEND.row
    const name = hub.name.length > 38 ? `${hub.name.slice(0, 37)}…` : hub.name
    return `<g transform="translate(${x} ${y})">${stripeSvg(hub, 18, palette)}${textLines([hub.code], { x: 16, y: 0, w: 44 }, { size: LEGEND.size, fill: palette.ink, weight: 650 })}${textLines([name], { x: 62, y: 0, w: 260 }, { size: LEGEND.size, fill: palette.ink })}</g>`
  })
  return { svg: svg.join(''), h: rows === 0 ? 0 : rows * LEGEND.row + MARGIN / 2 }
}

/** Lines of about the same length, no more of them than needed: a heading does not end in one lost word. */
function balanced(text: string, width: number, measure: Measure): string[] {
  let best = wrapLines(text, width, measure)
  for (let share = 0.96; share > 0.5; share -= 0.04) {
    const lines = wrapLines(text, width * share, measure)
    if (lines.length > best.length || lines.some((line) => measure(line) > width * share)) return best
    best = lines
  }
  return best
}

/** The largest type at which a text stands in a box, and its lines; where none is small enough, one that is. */
function fitLines(
  text: string,
  box: { w: number; h: number },
  measure: Measure,
  sizes: readonly number[],
  leading: number = NOTE_LINE_HEIGHT,
): { size: number; lines: string[] } {
  for (const size of sizes) {
    const lines = wrapLines(text, box.w / size, measure)
    if (lines.length * size * leading <= box.h) return { size, lines }
  }
  const least = sizes.at(-1) ?? 4
  const lines = wrapLines(text, box.w / least, measure)
  return { size: Math.min(least, box.h / (lines.length * leading)), lines }
}

const coloursOf = (palette: PicturePalette, index: number) =>
  palette.questions[index % palette.questions.length] ?? { mark: palette.muted, tint: palette.paper }

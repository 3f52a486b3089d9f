import * as z from 'zod/mini'
import type { Locale } from './locale.ts'

/** The longest text a Secretariat writes into one place of a report. */
export const MAX_EDITORIAL_CHARS = 4000

/** Parts of a report that can be left out and put in another order. */
export const REPORT_SECTIONS = [
  'summary',
  'questions',
  'commitments',
  'participation',
  'goals',
  'unclustered',
  'method',
  'annex',
] as const
export type ReportSection = (typeof REPORT_SECTIONS)[number]

/** A text that the Secretariat or a facilitator wrote for the report; it is marked as theirs. */
export const EditorialText = z.looseObject({
  text: z.string().check(z.maxLength(MAX_EDITORIAL_CHARS)),
  /** Name of who wrote it, as they gave it. */
  by: z.catch(z.nullable(z.string().check(z.maxLength(60))), null),
  /** Epoch ms. */
  at: z.catch(z.number(), 0),
})
export type EditorialText = z.infer<typeof EditorialText>

/** How a report is laid out, the same for every format. */
export const ReportLayout = z.looseObject({
  sections: z.catch(
    z.pipe(
      z.array(z.looseObject({ id: z.string(), shown: z.boolean() })),
      z.transform((given: { id: string; shown: boolean }[]) => completeSections(given)),
    ),
    () => completeSections([]),
  ),
  /** Whether HUBs and names are left out. */
  anonymous: z.catch(z.boolean(), false),
  /** Whether a picture of the board goes with it. */
  picture: z.catch(z.boolean(), false),
  place: z.catch(z.string().check(z.maxLength(120)), ''),
  organiser: z.catch(z.string().check(z.maxLength(120)), ''),
})
export type ReportLayout = z.infer<typeof ReportLayout>

/** What people wrote and chose for the report. Keys of `texts` are made by {@link editorialKey}. */
export interface Editorial {
  texts: Record<string, EditorialText>
  layout: ReportLayout
}

/** Key of a text: the summary, or the description of a cluster, in one language. */
export function editorialKey(what: 'summary' | { clusterId: string }, language: Locale): string {
  return what === 'summary' ? `summary/${language}` : `cluster/${what.clusterId}/${language}`
}

export const isEditorialKey = (key: string): boolean =>
  /^(summary|cluster\/[\w-]{1,80})\/(en|fr|es)$/.test(key)

/** Every section once, in the given order; those that are not named follow, shown. */
function completeSections(given: readonly { id: string; shown: boolean }[]) {
  const sections: { id: ReportSection; shown: boolean }[] = []
  for (const { id, shown } of given) {
    const known = REPORT_SECTIONS.find((section) => section === id)
    if (known && !sections.some((section) => section.id === known)) sections.push({ id: known, shown })
  }
  for (const id of REPORT_SECTIONS)
    if (!sections.some((section) => section.id === id)) sections.push({ id, shown: true })
  return sections
}

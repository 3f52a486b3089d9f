import type { Step } from '@atelier/board'
import type { ReportContext } from './build-questions.ts'
import { hasStep } from './placed-notes.ts'
import type { Report, ReportHub, ReportQuestion, Statement } from './report.ts'
import { allEntries } from './report-reading.ts'
import { type PluralKey, sayCount } from './wording.ts'

/** How far a next step is agreed: an owner and a date, one of the two, or neither, which is an intention. */
const DEGREES = ['agreed', 'halfAgreed', 'intentions'] as const
type Degree = (typeof DEGREES)[number]

const SENTENCES = {
  agreed: 'stepsAgreedCounted',
  halfAgreed: 'stepsHalfAgreedCounted',
  intentions: 'stepsIntendedCounted',
} as const satisfies Record<Degree, PluralKey>

/**
 * Next steps: notes under a question that asks for them, commitments under another, and notes with a card. How far each
 * is agreed is told by its card as the session stored it, also where the report names no owner.
 */
export function commitments(
  { source, hubs, language, attribution }: ReportContext,
  questions: readonly ReportQuestion[],
): Report['commitments'] & { counts: Record<Degree | 'commitments', number> } {
  const cards = new Map(source.notes.map(({ id, step }) => [id, step]))
  const cardOf = (noteId: string) => cards.get(noteId) ?? null
  const steps = allEntries({ questions }).filter(
    ({ entry: { id, kind }, question }) =>
      question.commitments || kind === 'commitment' || hasStep({ step: cardOf(id) }),
  )
  const order = [...hubs.keys()]
  const place = (hub: ReportHub | null) => (hub ? order.indexOf(hub.id) : order.length)
  const withStep = new Set(steps.flatMap(({ entry }) => entry.hub?.id ?? []))
  const idsOf = (degree: Degree) =>
    steps.flatMap(({ entry: { id } }) => (degreeOf(cardOf(id)) === degree ? [id] : []))
  const ids = { agreed: idsOf('agreed'), halfAgreed: idsOf('halfAgreed'), intentions: idsOf('intentions') }
  return {
    rows: steps
      .map(({ entry: { id, ref, text, language: written, hub, step } }) => ({
        noteId: id,
        ref,
        text,
        language: written,
        hub,
        step,
      }))
      .sort((a, b) => place(a.hub) - place(b.hub)),
    hubsWithout: attribution === 'none' ? [] : [...hubs.values()].filter((hub) => !withStep.has(hub.id)),
    statements: DEGREES.flatMap((degree): Statement[] =>
      ids[degree].length === 0
        ? []
        : [{ text: sayCount(language, SENTENCES[degree], ids[degree].length), noteIds: ids[degree] }],
    ),
    counts: {
      commitments: steps.length,
      agreed: ids.agreed.length,
      halfAgreed: ids.halfAgreed.length,
      intentions: ids.intentions.length,
    },
  }
}

function degreeOf(step: Step | null): Degree {
  const filled = [step?.owner, step?.due].filter((value) => value?.trim()).length
  return filled === 2 ? 'agreed' : filled === 1 ? 'halfAgreed' : 'intentions'
}

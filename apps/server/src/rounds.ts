import { type FacilitationDoc, newId, type Round } from '@atelier/board'

/** What of a round can be chosen by hand. */
export type RoundChoice = Partial<Pick<Round, 'on' | 'questionIds' | 'budget' | 'several'>>

/**
 * Opens a round of votes; what is not chosen comes from the settings.
 *
 * @param phaseId the phase it belongs to; `null`: a hand opened it
 * @param nowMs epoch ms
 */
export function openRound(
  facilitation: FacilitationDoc,
  phaseId: string | null,
  choice: RoundChoice,
  nowMs: number,
): Round {
  const settings = facilitation.settings()
  const round: Round = {
    id: newId('round', nowMs),
    order: Math.max(0, ...facilitation.rounds().map(({ order }) => order)) + 1,
    phaseId,
    on: choice.on ?? settings.voteOn,
    questionIds: choice.questionIds ?? facilitation.questions().map(({ id }) => id),
    budget: choice.budget ?? settings.voteBudget,
    several: choice.several ?? settings.voteSeveral,
    open: true,
    openedAt: nowMs,
    closedAt: null,
    turnout: { ballots: 0, people: 0 },
    tallies: null,
  }
  facilitation.setRound(round)
  return round
}

/** Takes no more ballots; counting follows, see `Votes.countClosed`. */
export function closeRound(facilitation: FacilitationDoc, round: Round): void {
  if (round.open) facilitation.setRound({ ...round, open: false, closedAt: null, tallies: null })
}

/** Takes ballots again. Those that were cast are kept, and their sums are hidden again. */
export function reopenRound(facilitation: FacilitationDoc, round: Round): void {
  if (!round.open) facilitation.setRound({ ...round, open: true, closedAt: null, tallies: null })
}

/**
 * Lets the rounds follow the session: leaving a phase closes its round, entering one that votes opens its round, or
 * the one it had again. Call it in the same transaction as the step.
 */
export function roundsFollow(
  facilitation: FacilitationDoc,
  step: { from: string; to: string },
  nowMs: number,
): void {
  if (step.from === step.to) return
  for (const round of facilitation.rounds()) if (round.phaseId === step.from) closeRound(facilitation, round)
  const phase = facilitation.phase(step.to)
  if (phase?.kind !== 'vote') return
  const own = facilitation.rounds().findLast(({ phaseId }) => phaseId === phase.id)
  if (own) reopenRound(facilitation, own)
  else
    openRound(
      facilitation,
      phase.id,
      phase.questionIds.length > 0 ? { questionIds: phase.questionIds } : {},
      nowMs,
    )
}

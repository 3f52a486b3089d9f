/** What was scanned, clicked or typed. */
export type JoinKey = { code: string } | { secret: string }

/** The secret after `#` of the address, or the one that {@link hideSecret} put aside; `null` when there is none. */
export function secretOfAddress(): JoinKey | null {
  const secret = window.location.hash.slice(1)
  if (secret) return { secret }
  const kept = (window.history.state as { secret?: unknown } | null)?.secret
  return typeof kept === 'string' ? { secret: kept } : null
}

/**
 * Takes the secret out of the address, where shoulders and screenshots see it. It stays with this entry of the
 * browser's history, so that a reload still finds it.
 */
export function hideSecret(secret: string): void {
  window.history.replaceState({ secret }, '', window.location.pathname + window.location.search)
}

/** The HUB that a printed card stands for: `?hub=` of the address. */
export const hubOfAddress = (): string | null => new URLSearchParams(window.location.search).get('hub')

/** Whether a link is for those who come for the report: `?to=report` of the address. */
export const leadsToReport = (): boolean => new URLSearchParams(window.location.search).get('to') === 'report'

/** A role link that lands on the report instead of the board. */
export const landingOnReport = (link: string): string => link.replace('/join#', '/join?to=report#')

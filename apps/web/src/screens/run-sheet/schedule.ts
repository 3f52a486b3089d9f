import type { AgendaItem, Phase } from '@atelier/board'

/** A phase with its place on the clock. */
export interface Slot {
  phase: Phase
  /** Minutes after midnight; `null` for what happens before the day, such as writing ahead. */
  startMinute: number | null
}

export interface ScheduledItem {
  item: AgendaItem
  slots: Slot[]
  /** What its phases take on the clock, in seconds. */
  seconds: number
}

/**
 * The session on the clock: phases one after another from the start, those that are skipped left out.
 *
 * @param startMinute minutes after midnight
 */
export function scheduleOf(
  items: readonly AgendaItem[],
  phases: readonly Phase[],
  startMinute: number,
): ScheduledItem[] {
  let at = startMinute * 60
  return items.map((item) => {
    const slots: Slot[] = []
    let seconds = 0
    for (const phase of phases) {
      if (phase.agendaItemId !== item.id || phase.skipped) continue
      // A phase longer than its point is not held in the room.
      const ahead = item.minutes > 0 && phase.seconds > item.minutes * 60
      slots.push({ phase, startMinute: ahead ? null : at / 60 })
      if (ahead) continue
      at += phase.seconds
      seconds += phase.seconds
    }
    return { item, slots, seconds }
  })
}

/** A time of day for the reader's eye: `14:05:30`, without seconds where there are none. Midnight is passed over. */
export function dayTime(minute: number): string {
  const seconds = Math.round(minute * 60) % (24 * 3600)
  const two = (n: number) => String(n).padStart(2, '0')
  const rest = seconds % 60
  const clock = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}`
  return rest === 0 ? clock : `${clock}:${two(rest)}`
}

/** Reads the value of a time field. @returns minutes after midnight; `null` while it is empty */
export function readDayTime(value: string): number | null {
  const match = /^(\d{2}):(\d{2})/.exec(value)
  return match ? Number(match[1]) * 60 + Number(match[2]) : null
}

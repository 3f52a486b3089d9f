/** Characters left at which they are told: a voice that counts each key speaks over what is written. */
const STEPS = [0, 5, 10, 20, 40]

/** What was told of the room that is left in a note. */
export interface RoomLeft {
  /** The last step that was come to; `null` while there is room enough. */
  step: number | null
  /** Characters left, to be said; `null` for nothing. */
  told: number | null
}

export const ROOM_ENOUGH: RoomLeft = { step: null, told: null }

/** What is to be said once so many characters are left: something at each step on the way down, nothing on the way up. */
export function tellRoom(before: RoomLeft, left: number): RoomLeft {
  const step = STEPS.find((one) => left <= one) ?? null
  if (step === before.step) return before
  const isLess = step !== null && (before.step === null || step < before.step)
  return { step, told: isLess ? left : null }
}

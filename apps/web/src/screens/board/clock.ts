/** A duration for a clock face: `1:42`, `12:00`, `0:07`. Whole seconds, rounded up, so that 0:00 means over. */
export function clockFace(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  const minutes = Math.floor(seconds / 60)
  return `${minutes}:${String(seconds % 60).padStart(2, '0')}`
}

/** The same as a duration for machines and screen readers: `PT1M42S`. */
export function isoDuration(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1000))
  return `PT${Math.floor(seconds / 60)}M${seconds % 60}S`
}

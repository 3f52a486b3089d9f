/** Waits until a condition holds, looking again whenever the event loop comes round. */
export async function until(condition: () => boolean, what: string, withinMs = 15_000): Promise<void> {
  const end = performance.now() + withinMs
  while (!condition()) {
    if (performance.now() > end) throw new Error(`waited ${withinMs} ms in vain for: ${what}`)
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}

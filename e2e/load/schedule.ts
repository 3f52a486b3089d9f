const TICK_MS = 4

/** People doing things at their own pace, on one timer. */
export class Schedule {
  readonly #steps: { dueMs: number; step: () => number }[] = []

  /**
   * @param firstMs when the first step is due, from the start
   * @param step does something; returns ms until it wants to be called again
   */
  add(firstMs: number, step: () => number): void {
    this.#steps.push({ dueMs: firstMs, step })
  }

  /** Runs for so many seconds. A step that is late is done once, not made up for. */
  run(seconds: number): Promise<void> {
    const startMs = performance.now()
    return new Promise((resolve, reject) => {
      const timer = setInterval(() => {
        const nowMs = performance.now() - startMs
        if (nowMs >= seconds * 1000) {
          clearInterval(timer)
          resolve()
          return
        }
        try {
          for (const entry of this.#steps) {
            if (entry.dueMs > nowMs) continue
            entry.dueMs = Math.max(nowMs, entry.dueMs + entry.step())
          }
        } catch (error) {
          clearInterval(timer)
          reject(error)
        }
      }, TICK_MS)
    })
  }
}

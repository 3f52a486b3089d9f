import { Budget } from './budget.ts'
import type { SyncLimits } from './limits.ts'

/** What one person may send, over all their sockets in all rooms. */
export class PersonBudget {
  readonly messages: Budget
  readonly bytes: Budget
  readonly awareness: Budget
  readonly parts: Budget
  readonly clientIds: Budget
  readonly steps: Budget
  sockets = 0

  constructor(limits: SyncLimits, nowMs: number) {
    this.messages = new Budget(limits.messagesPerSecond, limits.messageBurst, nowMs)
    this.bytes = new Budget(limits.bytesPerSecond, limits.byteBurst, nowMs)
    this.awareness = new Budget(limits.awarenessBytesPerSecond, limits.awarenessByteBurst, nowMs)
    this.parts = new Budget(limits.partsPerSecond, limits.partBurst, nowMs)
    this.clientIds = new Budget(limits.clientIdsPerSecond, limits.clientIdBurst, nowMs)
    this.steps = new Budget(limits.stepsPerSecond, limits.stepBurst, nowMs)
  }

  isFull(nowMs: number): boolean {
    const { messages, bytes, awareness, parts, clientIds, steps } = this
    return [messages, bytes, awareness, parts, clientIds, steps].every((budget) => budget.isFull(nowMs))
  }
}

/**
 * The budgets of all persons, by id. One outlives its last socket until it is full again: to come back with a new
 * socket brings nothing.
 */
export class PersonBudgets {
  readonly #limits: SyncLimits
  readonly #byPerson = new Map<string, PersonBudget>()

  constructor(limits: SyncLimits) {
    this.#limits = limits
  }

  get size(): number {
    return this.#byPerson.size
  }

  /** Count its sockets up and down: as long as there is one it is kept. */
  of(personId: string): PersonBudget {
    let budget = this.#byPerson.get(personId)
    if (budget === undefined) {
      budget = new PersonBudget(this.#limits, performance.now())
      this.#byPerson.set(personId, budget)
    }
    return budget
  }

  /** Forgets who has no socket and owes nothing. */
  sweep(): void {
    const now = performance.now()
    for (const [personId, budget] of this.#byPerson)
      if (budget.sockets === 0 && budget.isFull(now)) this.#byPerson.delete(personId)
  }
}

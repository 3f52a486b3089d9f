import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'

/**
 * The rules that every screen is held to: all of WCAG 2.0 to 2.2 at levels A and AA that a machine can judge, and
 * axe's own good practice (landmarks, one level-one heading, the order of headings). None is switched off.
 */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** What axe finds on pages, gathered so that one run tells of everything. */
export class Findings {
  /** What was found, by what it is: where. */
  readonly #found = new Map<string, string[]>()
  #pages = 0
  #rules = new Set<string>()

  /** How many times a page was looked at. */
  get pages(): number {
    return this.#pages
  }

  /** Every rule that found something to judge on some page. */
  get rules(): ReadonlySet<string> {
    return this.#rules
  }

  /** Looks at a page as it stands. */
  async look(page: Page, where: string): Promise<void> {
    await settled(page)

    // Legacy mode runs in the page itself; the other way opens a page for each look. There are no frames here.
    const { violations, passes } = await new AxeBuilder({ page }).setLegacyMode().withTags(RULES).analyze()

    this.#pages++
    for (const { id } of passes) this.#rules.add(id)
    for (const { id, help, nodes } of violations)
      for (const { html, target, any, all, none } of nodes) {
        const why = [...any, ...all, ...none].map(({ message }) => message).join('; ')
        const what = `${id} (${help})\n  ${target.join(' ')}\n  ${html.slice(0, 200)}\n  ${why}`
        this.#found.set(what, [...(this.#found.get(what) ?? []), where])
      }
  }

  /** One entry for each fault, with the places where it was met. */
  get list(): string[] {
    return [...this.#found].map(([what, where]) => {
      const more = where.length > 4 ? ` and ${where.length - 4} more` : ''
      return `${what}\n  on: ${where.slice(0, 4).join(', ')}${more}`
    })
  }
}

/**
 * Waits until what was drawn is what will be seen: fonts, the ends of transitions, two frames. The ends are brought about
 * and not waited for: a transition in a part that is folded away never comes to its own.
 */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    for (const moving of document.getAnimations())
      if (moving.effect?.getComputedTiming().endTime !== Infinity) moving.finish()
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))
  })
}

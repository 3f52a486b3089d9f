import type { Locator, Page } from '@playwright/test'
import { expect } from './atelier.ts'

/** Stops of the Tab key after which what is looked for will not come any more. */
const FAR = 400

/**
 * Somebody who has a keyboard and nothing else: Tab, arrows, Enter, Space, Escape and letters. At each stop the focus
 * has to be seen, and no key may lose it.
 */
export class Hands {
  readonly page: Page
  readonly #faults = new Set<string>()

  constructor(page: Page) {
    this.page = page
  }

  /** Stops where the focus could not be seen; empty when all is well. */
  get faults(): string[] {
    return [...this.#faults]
  }

  /**
   * Goes on with Tab, or back with Shift + Tab where it lies before, until something has the focus.
   *
   * @param what one thing or several alike, of which the first that comes is taken
   * @throws Error with every stop on the way when it does not come
   */
  async reach(what: Locator): Promise<void> {
    await expect(what.first(), 'what is to be reached is on the page').toBeAttached()
    const stops: string[] = []
    const key = (await this.#liesBefore(what)) ? 'Shift+Tab' : 'Tab'
    // Once past the end of the page the browser begins again at the other.
    for (let ends = 0; stops.length < FAR && ends < 2; ) {
      if (await this.#isOn(what)) return
      await this.page.keyboard.press(key)
      const stop = await this.#look()
      if (stop === null) ends++
      else stops.push(stop)
    }
    throw new Error(`${key} does not come to ${what}. It stopped at:\n  ${stops.join('\n  ')}`)
  }

  /** Presses a key where the focus is. Afterwards the focus has to be somewhere. */
  async press(key: string): Promise<void> {
    const on = await this.hold()
    await this.page.keyboard.press(key)
    await expect.poll(() => this.hold(), `after ${key} on ${on} the focus is somewhere`).not.toBeNull()
  }

  /** Goes to something and presses a key there as soon as it takes one. */
  async use(what: Locator, key = 'Enter'): Promise<void> {
    await this.reach(what)
    await expect(what.first()).toBeEnabled()
    await this.press(key)
  }

  /** Types where the focus is. */
  async type(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** What has the focus; `null` when nothing has. */
  async hold(): Promise<string | null> {
    return this.page.evaluate(() => {
      const at = document.activeElement
      if (!at || at === document.body || at === document.documentElement) return null
      const label = at.getAttribute('aria-label') ?? (at as HTMLInputElement).labels?.[0]?.textContent
      const words = (label ?? at.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)
      return `${at.getAttribute('role') ?? at.tagName.toLowerCase()} "${words}"`
    })
  }

  #isOn(what: Locator): Promise<boolean> {
    return what.evaluateAll((elements) => elements.some((element) => element === document.activeElement))
  }

  #liesBefore(what: Locator): Promise<boolean> {
    return what.first().evaluate((element) => {
      const at = document.activeElement
      const before = at ? at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING : 0
      return before !== 0 && !element.contains(at)
    })
  }

  /** Notes where the focus is, and whether one sees it there: it has to look other than without the focus. */
  async #look(): Promise<string | null> {
    const { name, fault } = await this.page.evaluate(() => {
      type Look = { element: Element; rings: string; name: string }
      const memory = window as unknown as { lookBefore?: Look }
      /** Outline and shadow of a thing and of what stands for it: the label of a hidden box, the frame of a field. */
      const rings = (element: Element): string => {
        const near = [element, element.nextElementSibling, element.closest('label')]
        for (let at = element.parentElement, far = 0; at && far < 3; at = at.parentElement, far++)
          near.push(at)
        return near
          .map((one) => {
            if (!one) return ''
            const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one)
            return outlineStyle === 'none' || Number.parseFloat(outlineWidth) < 2
              ? boxShadow
              : `${outlineStyle} ${outlineWidth} ${boxShadow}`
          })
          .join('|')
      }
      const at = document.activeElement
      const label =
        at?.getAttribute('aria-label') ?? (at as HTMLInputElement | null)?.labels?.[0]?.textContent
      const words = (label ?? at?.textContent ?? '').trim().replace(/\s+/g, ' ').slice(0, 60)
      const before = memory.lookBefore
      let told = ''
      if (before?.element.isConnected && before.element !== document.activeElement)
        if (rings(before.element) === before.rings)
          told = `${before.name} looks the same with and without the focus`
      delete memory.lookBefore
      if (!at || at === document.body) return { name: null, fault: told }
      const name = `${at.getAttribute('role') ?? at.tagName.toLowerCase()} "${words}"`
      // Within a date the browser has a button of its own, and shows the focus on it itself.
      if (!at.matches(':focus')) return { name, fault: told }
      memory.lookBefore = { element: at, rings: rings(at), name: at.outerHTML.slice(0, 160) }
      // A box of one pixel is stood for by its label.
      let box = at.getBoundingClientRect()
      let shown: Element = at
      if (box.width <= 2 || box.height <= 2 || getComputedStyle(at).opacity === '0') {
        shown = at.closest('label') ?? at.parentElement ?? at
        box = shown.getBoundingClientRect()
      }
      const points = [0.5, 0.1, 0.9].flatMap((x) => [0.5, 0.1, 0.9].map((y) => [x, y] as const))
      const seen = points.some(([x, y]) => {
        const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y)
        return top !== null && (shown.contains(top) || top.contains(shown))
      })
      const outOfSight = seen ? '' : `${at.outerHTML.slice(0, 160)} has the focus out of sight`
      return { name, fault: [told, outOfSight].filter(Boolean).join('; ') }
    })
    if (fault) this.#faults.add(fault)
    return name
  }
}

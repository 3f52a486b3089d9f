import type { Page } from '@playwright/test'
import { settled } from './axe.ts'

/**
 * What of a page cannot be read at its present width: words and controls beyond an edge that nothing scrolls to, or
 * cut by a box that hides what does not fit.
 *
 * The drawing on the canvas is left out: it lies in two dimensions, and one moves over it (WCAG 1.4.10 names such
 * content). The tools around it are held to the rule. Left out too is the title of a session in the head of its board:
 * people make it as long as they like, it takes two lines there, and is whole wherever else it stands.
 *
 * @returns one line for each thing that is cut; none when all can be reached
 */
export async function cutOff(page: Page): Promise<string[]> {
  await settled(page)
  return page.evaluate(() => {
    const TOLERANCE = 2
    const told: string[] = []
    const root = document.scrollingElement ?? document.documentElement
    if (root.scrollWidth > window.innerWidth + 1)
      told.push(`the page is ${root.scrollWidth} px wide in a window of ${window.innerWidth} px`)

    /** A box of one pixel with words in it: they are for screen readers. */
    const isForEars = (element: Element | null): boolean => {
      for (let at = element; at && at !== root; at = at.parentElement)
        if (getComputedStyle(at).clipPath === 'inset(50%)') return true
      return false
    }
    const isHiddenOnPurpose = (element: Element) =>
      element.closest('.tl-canvas, [inert], header h1[title]') !== null ||
      isForEars(element) ||
      !element.checkVisibility({
        opacityProperty: true,
        visibilityProperty: true,
        contentVisibilityAuto: true,
      })

    /** Why a box cannot be seen whole, whatever one scrolls; `null` when it can. */
    const whyCut = (element: Element, box: DOMRect): string | null => {
      let { left, right, top, bottom } = box
      for (let at: Element | null = element; at && at !== root; at = at.parentElement) {
        const style = getComputedStyle(at)
        const own = at.getBoundingClientRect()
        const scrolls = (how: string) => how === 'auto' || how === 'scroll'
        const hides = (how: string) => how === 'hidden' || how === 'clip'
        const name = `<${at.tagName.toLowerCase()} class="${at.getAttribute('class') ?? ''}">`
        if (at !== element || at.scrollWidth > 0) {
          if (scrolls(style.overflowX) && at.scrollWidth > at.clientWidth) {
            left = Math.max(left, own.left)
            right = Math.min(right, own.right)
            if (right <= left) [left, right] = [own.left, own.right]
          } else if (
            hides(style.overflowX) &&
            (left < own.left - TOLERANCE || right > own.right + TOLERANCE)
          ) {
            return `cut at the side by ${name}`
          }
          if (scrolls(style.overflowY)) {
            if (own.height < 40) return `in a box of ${Math.round(own.height)} px that scrolls, ${name}`
            ;[top, bottom] = [Math.max(top, own.top), Math.min(bottom, own.bottom)]
            if (bottom <= top) [top, bottom] = [own.top, own.bottom]
          } else if (
            hides(style.overflowY) &&
            (top < own.top - TOLERANCE || bottom > own.bottom + TOLERANCE)
          ) {
            return `cut above or below by ${name}`
          }
        }
        if (style.position === 'fixed') {
          if (top < -TOLERANCE || bottom > window.innerHeight + TOLERANCE)
            return `beyond the window, in ${name}`
          break
        }
      }
      if (left < -TOLERANCE || right > window.innerWidth + TOLERANCE) return 'beyond the side of the window'
      return null
    }

    const boxesOf = function* (): Generator<[Element, DOMRect, string]> {
      const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = words.nextNode(); node; node = words.nextNode()) {
        const element = node.parentElement
        const text = node.textContent?.trim() ?? ''
        if (!element || text === '' || isHiddenOnPurpose(element)) continue
        const range = document.createRange()
        range.selectNodeContents(node)
        for (const box of range.getClientRects())
          if (box.width > 1 && box.height > 1) yield [element, box, text]
      }
      for (const control of document.querySelectorAll('button, a[href], input, select, textarea, summary')) {
        const box = control.getBoundingClientRect()
        if (isHiddenOnPurpose(control) || box.width <= 1 || box.height <= 1) continue
        yield [control.parentElement ?? control, box, control.getAttribute('aria-label') ?? control.tagName]
      }
    }
    for (const [element, box, text] of boxesOf()) {
      const why = whyCut(element, box)
      if (why)
        told.push(`"${text.slice(0, 50)}" is ${why} (${Math.round(box.left)} to ${Math.round(box.right)})`)
    }
    return [...new Set(told)]
  })
}

import type { Page } from '@playwright/test'

/** What is seen of a page above the on-screen keyboard, in CSS px. */
export interface Seen {
  height: number
  /** How far the browser has moved the page up to bring the field into view, as Safari on a phone does. */
  top: number
}

/**
 * Gives a page a keyboard on the screen, which a browser without a finger never opens. As on a phone, the page keeps
 * its size, and what is seen of it (`visualViewport`) shrinks. Call it before the page is loaded.
 */
export async function withKeyboard(page: Page) {
  await page.addInitScript(() => {
    const told = new EventTarget()
    const seen = { width: 0, height: 0, top: 0, open: false }
    const viewport = {
      scale: 1,
      offsetLeft: 0,
      pageLeft: 0,
      get width() {
        return window.innerWidth
      },
      get height() {
        return seen.open ? seen.height : window.innerHeight
      },
      get offsetTop() {
        return seen.top
      },
      get pageTop() {
        return window.scrollY + seen.top
      },
      addEventListener: told.addEventListener.bind(told),
      removeEventListener: told.removeEventListener.bind(told),
    }
    Object.defineProperty(window, 'visualViewport', { get: () => viewport })
    window.addEventListener('resize', () => told.dispatchEvent(new Event('resize')))
    window.addEventListener('keyboard-asked', (event) => {
      Object.assign(seen, (event as CustomEvent).detail)
      told.dispatchEvent(new Event('resize'))
      told.dispatchEvent(new Event('scroll'))
    })
  })
  const tell = (detail: Partial<Seen> & { open: boolean }) =>
    page.evaluate((what) => window.dispatchEvent(new CustomEvent('keyboard-asked', { detail: what })), detail)
  return {
    open: (seen: Seen) => tell({ ...seen, open: true }),
    close: () => tell({ top: 0, open: false }),
  }
}

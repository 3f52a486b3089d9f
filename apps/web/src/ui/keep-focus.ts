/**
 * Keeps the keyboard where the work is.
 *
 * What has the focus may go while it has it: a field whose phase is over, a button that was pressed and is no longer
 * offered, a whole screen. Browsers then give the focus to the page itself, and a screen reader begins again at its
 * top. Here it goes to the nearest part of the page that is still there, and from another screen to its heading. A
 * press of a pointer beside everything still takes the focus away, as one means it to.
 *
 * @returns ends it
 */
export function keepFocus(page: Document): () => void {
  /** What had the focus last, and what it lay in, from the inside out. */
  let last: HTMLElement | null = null
  let around: Element[] = []
  let frame = 0

  const onFocusIn = ({ target }: FocusEvent) => {
    if (!(target instanceof HTMLElement) || target === page.body) return
    last = target
    around = []
    for (let at = target.parentElement; at && at !== page.body; at = at.parentElement) around.push(at)
  }
  const onPointerDown = () => {
    last = null
  }
  const bringBack = () => {
    if (!last || page.activeElement !== page.body || !page.hasFocus()) return
    // A row that was moved is still there, and so is its button.
    if (canTake(last)) return last.focus({ preventScroll: true })
    const part = around.find((element) => element.matches(PARTS) && canTake(element))
    giveFocus(part ?? page.querySelector('main h1, h1') ?? page.querySelector('main'))
  }
  /** Twice, since what is only hidden loses the focus when the next frame is drawn. */
  const look = () => {
    if (!last || frame !== 0) return
    frame = requestAnimationFrame(() => {
      bringBack()
      frame = requestAnimationFrame(() => {
        frame = 0
        bringBack()
      })
    })
  }
  const changes = new MutationObserver(look)

  page.addEventListener('focusin', onFocusIn)
  page.addEventListener('pointerdown', onPointerDown, true)
  changes.observe(page.body, {
    subtree: true,
    childList: true,
    attributes: true,
    attributeFilter: ['hidden', 'disabled', 'open', 'inert'],
  })
  return () => {
    page.removeEventListener('focusin', onFocusIn)
    page.removeEventListener('pointerdown', onPointerDown, true)
    changes.disconnect()
    cancelAnimationFrame(frame)
  }
}

/** Parts of a page that say what they are when they get the focus. */
const PARTS =
  '[tabindex], li, section, fieldset, form, dialog, aside, [role=tabpanel], [role=group], [role=dialog], [role=toolbar]'

function canTake(element: Element): element is HTMLElement {
  return (
    element instanceof HTMLElement &&
    element.isConnected &&
    !element.matches(':disabled, [inert], [inert] *') &&
    element.getClientRects().length > 0
  )
}

/** Gives the focus to something that has none of its own, for as long as it stays there. */
export function giveFocus(element: Element | null): void {
  if (!(element instanceof HTMLElement)) return
  if (!element.hasAttribute('tabindex')) {
    element.setAttribute('tabindex', '-1')
    element.addEventListener('blur', () => element.removeAttribute('tabindex'), { once: true })
  }
  element.focus({ preventScroll: true })
}

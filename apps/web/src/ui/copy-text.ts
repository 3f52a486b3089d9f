/**
 * Puts a text on the clipboard.
 *
 * Without a secure context browsers give no clipboard; then the older command is tried.
 *
 * @param shown where the text stands, to be selected: a field, or an element with nothing else in it
 * @returns whether it is on the clipboard now; when it is not, it is selected where it stands
 */
export async function copyText(text: string, shown: HTMLElement | null): Promise<boolean> {
  try {
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Not permitted: the older way may be.
  }
  if (shown instanceof HTMLInputElement || shown instanceof HTMLTextAreaElement) {
    shown.focus()
    shown.select()
  } else if (shown) window.getSelection()?.selectAllChildren(shown)
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}

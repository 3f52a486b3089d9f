/**
 * Puts a text on the clipboard.
 *
 * Without a secure context browsers give no clipboard; then the older command is tried.
 *
 * @param field where the text stands, to be selected
 * @returns whether it is on the clipboard now; when it is not, it is selected in the field
 */
export async function copyText(
  text: string,
  field: HTMLInputElement | HTMLTextAreaElement | null,
): Promise<boolean> {
  try {
    if (window.isSecureContext) {
      await navigator.clipboard.writeText(text)
      return true
    }
  } catch {
    // Not permitted: the older way may be.
  }
  field?.focus()
  field?.select()
  try {
    return document.execCommand('copy')
  } catch {
    return false
  }
}

/** A yes or no that this device remembers; where nothing can be stored it lasts as long as the page. */
export function readChoice(name: string, otherwise: boolean): boolean {
  try {
    const kept = localStorage.getItem(`atelier.canvas.${name}`)
    return kept === null ? otherwise : kept === 'yes'
  } catch {
    return otherwise
  }
}

export function keepChoice(name: string, choice: boolean): void {
  try {
    localStorage.setItem(`atelier.canvas.${name}`, choice ? 'yes' : 'no')
  } catch {
    // Private windows and full disks: the choice still holds until the page goes.
  }
}

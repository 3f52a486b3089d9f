const RIGHT_TO_LEFT =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}\p{Script=Adlam}]/u
const LETTER = /\p{L}/u

/** Whether a text runs from right to left: its first letter says so, as in `dir="auto"`. */
export function isRightToLeft(text: string): boolean {
  const first = LETTER.exec(text)
  return first !== null && RIGHT_TO_LEFT.test(first[0])
}

/** Whether any letter runs from right to left. */
export const hasRightToLeft = (text: string): boolean => RIGHT_TO_LEFT.test(text)

/** A stretch of text in one direction. */
export interface Stretch {
  text: string
  rightToLeft: boolean
}

/** Splits a text where the direction of its letters changes; what is no letter stays with what came before it. */
export function stretches(text: string): Stretch[] {
  if (!hasRightToLeft(text)) return text === '' ? [] : [{ text, rightToLeft: false }]
  const found: Stretch[] = []
  let current: Stretch = { text: '', rightToLeft: isRightToLeft(text) }
  for (const letter of text) {
    const turns = LETTER.test(letter) && RIGHT_TO_LEFT.test(letter) !== current.rightToLeft
    if (turns) {
      if (current.text !== '') found.push(current)
      current = { text: '', rightToLeft: !current.rightToLeft }
    }
    current.text += letter
  }
  if (current.text !== '') found.push(current)
  return found
}

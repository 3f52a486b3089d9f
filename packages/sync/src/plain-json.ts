/**
 * Whether bytes are JSON in ASCII, and nested no deeper than a state of awareness has reason to be. `false` says only
 * that this cannot tell: ask `JSON.parse`.
 *
 * Cursors are most of what comes in. To parse each, only to throw the result away, costs more than all the rest of
 * what is done with one.
 */
export function isPlainJson(bytes: Uint8Array): boolean {
  const end = value(bytes, space(bytes, 0), MAX_DEPTH)
  return end !== NOT && space(bytes, end) === bytes.length
}

const NOT = -1
const MAX_DEPTH = 20
const QUOTE = 0x22
const COMMA = 0x2c
const MINUS = 0x2d
const POINT = 0x2e
const ZERO = 0x30
const NINE = 0x39
const COLON = 0x3a
const OPEN_LIST = 0x5b
const BACKSLASH = 0x5c
const CLOSE_LIST = 0x5d
const OPEN_RECORD = 0x7b
const CLOSE_RECORD = 0x7d
const WORDS = ['true', 'false', 'null'].map((word) => [...word].map((letter) => letter.charCodeAt(0)))

function space(bytes: Uint8Array, from: number): number {
  let at = from
  for (
    let byte = bytes[at];
    byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
    byte = bytes[at]
  )
    at += 1
  return at
}

/** @returns where the value that begins at `at` ends, `NOT` when there is none */
function value(bytes: Uint8Array, at: number, depth: number): number {
  const first = bytes[at]
  if (first === QUOTE) return text(bytes, at + 1)
  if (first === OPEN_RECORD) return depth === 0 ? NOT : record(bytes, space(bytes, at + 1), depth - 1)
  if (first === OPEN_LIST) return depth === 0 ? NOT : list(bytes, space(bytes, at + 1), depth - 1)
  if (first === MINUS || isDigit(first)) return number(bytes, at)
  for (const word of WORDS) if (word[0] === first) return literal(bytes, at, word)
  return NOT
}

function record(bytes: Uint8Array, from: number, depth: number): number {
  if (bytes[from] === CLOSE_RECORD) return from + 1
  for (let at = from; bytes[at] === QUOTE; ) {
    at = text(bytes, at + 1)
    if (at === NOT) return NOT
    at = space(bytes, at)
    if (bytes[at] !== COLON) return NOT
    at = value(bytes, space(bytes, at + 1), depth)
    if (at === NOT) return NOT
    at = space(bytes, at)
    if (bytes[at] === CLOSE_RECORD) return at + 1
    if (bytes[at] !== COMMA) return NOT
    at = space(bytes, at + 1)
  }
  return NOT
}

function list(bytes: Uint8Array, from: number, depth: number): number {
  if (bytes[from] === CLOSE_LIST) return from + 1
  for (let at = from; ; ) {
    at = value(bytes, at, depth)
    if (at === NOT) return NOT
    at = space(bytes, at)
    if (bytes[at] === CLOSE_LIST) return at + 1
    if (bytes[at] !== COMMA) return NOT
    at = space(bytes, at + 1)
  }
}

/** Escapes are left to `JSON.parse`, but for the short ones. */
function text(bytes: Uint8Array, from: number): number {
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number
    if (byte === QUOTE) return at + 1
    if (byte < 0x20 || byte >= 0x7f) return NOT
    if (byte === BACKSLASH) {
      at += 1
      if (bytes[at] !== QUOTE && bytes[at] !== BACKSLASH) return NOT
    }
  }
  return NOT
}

function number(bytes: Uint8Array, from: number): number {
  let at = bytes[from] === MINUS ? from + 1 : from
  if (bytes[at] === ZERO) at += 1
  else {
    at = digits(bytes, at)
    if (at === NOT) return NOT
  }
  if (bytes[at] === POINT) {
    at = digits(bytes, at + 1)
    if (at === NOT) return NOT
  }
  if (bytes[at] === 0x65 || bytes[at] === 0x45) {
    const sign = bytes[at + 1] === MINUS || bytes[at + 1] === 0x2b
    return digits(bytes, sign ? at + 2 : at + 1)
  }
  return at
}

/** One or more. */
function digits(bytes: Uint8Array, from: number): number {
  let at = from
  while (isDigit(bytes[at])) at += 1
  return at === from ? NOT : at
}

const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= ZERO && byte <= NINE

function literal(bytes: Uint8Array, at: number, word: readonly number[]): number {
  for (let n = 1; n < word.length; n++) if (bytes[at + n] !== word[n]) return NOT
  return at + word.length
}

import { parseArgs } from 'node:util'
import { LOCALES, Locale } from '@atelier/board'

export interface DemoOptions {
  /** A running server; `null`: the demo starts one itself. */
  url: string | null
  people: number
  minutes: number
  seed: number
  language: Locale
  /** Ends when the session is over. */
  exit: boolean
  /** Folder for the reports; `null`: `reports` in the data folder, or nothing with `--url`. */
  out: string | null
  help: boolean
}

export const USAGE = `npm run demo -- [options]
  --url <origin>    play on a running server instead of starting one, e.g. --url http://localhost:3000
  --people <n>      simulated participants, 3 to 300 (40)
  --minutes <n>     how long the session takes, 0.05 to 60 (1)
  --seed <n>        the same number gives the same session (7)
  --lang <en|fr|es> language of the board and of this terminal
  --out <folder>    where the reports are saved
  --exit            end when the session is over`

/**
 * @param locale language when none is given
 * @throws RangeError or TypeError that says which option is wrong and what it may be
 */
export function readOptions(args: string[], locale: Locale): DemoOptions {
  const { values } = parseArgs({
    args,
    options: {
      url: { type: 'string' },
      people: { type: 'string', default: '40' },
      minutes: { type: 'string', default: '1' },
      seed: { type: 'string', default: '7' },
      lang: { type: 'string', default: locale },
      out: { type: 'string' },
      exit: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  })
  const language = Locale.safeParse(values.lang)
  if (!language.success)
    throw new RangeError(`--lang is "${values.lang}". It must be one of ${LOCALES.join(', ')}.`)
  return {
    url: values.url === undefined ? null : origin(values.url),
    people: number('people', values.people, 3, 300, true),
    minutes: number('minutes', values.minutes, 0.05, 60, false),
    seed: number('seed', values.seed, 0, 2 ** 31, true),
    language: language.data,
    exit: values.exit,
    out: values.out ?? null,
    help: values.help,
  }
}

function number(name: string, text: string, min: number, max: number, whole: boolean): number {
  const value = Number(text)
  if (text.trim() !== '' && value >= min && value <= max && (!whole || Number.isInteger(value))) return value
  throw new RangeError(
    `--${name} is "${text}". It must be a ${whole ? 'whole ' : ''}number from ${min} to ${max}.`,
  )
}

function origin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url && /^https?:$/.test(url.protocol)) return url.origin
  throw new RangeError(`--url is "${text}". It must be an address like http://localhost:3000.`)
}

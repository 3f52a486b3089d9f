import { expect, it } from 'vitest'
import { readOptions } from './options.ts'

it('has a default for everything', () => {
  expect(readOptions([], 'fr')).toEqual({
    url: null,
    people: 40,
    minutes: 1,
    seed: 7,
    language: 'fr',
    exit: false,
    out: null,
    help: false,
  })
})

it('keeps the origin of an address and nothing else', () => {
  expect(readOptions(['--url', 'http://192.168.1.5:3000/join#x'], 'en').url).toBe('http://192.168.1.5:3000')
})

it.each([
  [['--people', '2'], /--people is "2".*3 to 300/],
  [['--people', '4.5'], /whole number/],
  [['--minutes', 'soon'], /--minutes is "soon"/],
  [['--minutes', ''], /--minutes is ""/],
  [['--lang', 'de'], /--lang is "de".*en, fr, es/],
  [['--url', 'ftp://x'], /--url is "ftp:\/\/x"/],
  [['--other'], /--other/],
])('refuses %j in words', (args, words) => {
  expect(() => readOptions(args, 'en')).toThrow(words)
})

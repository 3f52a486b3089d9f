import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

/** WCAG 2.2, 1.4.3, for text of ordinary size. */
const LEAST_CONTRAST = 4.5

/** The blocks of values as they stand in the file; each overrides some of those before. */
const [light, dark, more, darkAndMore] = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8')
  .split('}')
  .map((block) =>
    Object.fromEntries([...block.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, ...pair]) => pair)),
  )
  .filter((values) => values.ink !== undefined)

const THEMES = {
  light,
  dark: { ...light, ...dark },
  'more contrast': { ...light, ...more },
  'dark, more contrast': { ...light, ...dark, ...more, ...darkAndMore },
}

describe('words about a state', () => {
  it.each(Object.entries(THEMES))('can be read on their tint: %s', (_theme, colours) => {
    for (const state of ['saved', 'waiting', 'refused'])
      for (const ink of [state, 'ink', 'ink-muted'])
        for (const ground of [`${state}-tint`, 'paper', 'surface'])
          expect(
            contrast(colours[ink], colours[ground]),
            `${ink} ${colours[ink]} on ${ground} ${colours[ground]}`,
          ).toBeGreaterThanOrEqual(LEAST_CONTRAST)
  })
})

/** The contrast ratio of WCAG 2.2, from 1 to 21. @param colours as `#rrggbb` */
function contrast(...colours: (string | undefined)[]): number {
  const [lighter = 0, darker = 0] = colours.map((colour) => luminance(colour ?? '')).sort((a, b) => b - a)
  return (lighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255)
    .map((share) => (share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4))
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

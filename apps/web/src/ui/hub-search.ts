import type { Hub } from '@atelier/board'

/**
 * HUBs that a search finds: every word of it must begin a word of the name, the city or the code, whatever its case
 * and accents. The order of the directory stays.
 *
 * @param query an empty one finds all
 */
export function findHubs<H extends Pick<Hub, 'name' | 'city' | 'code'>>(
  hubs: readonly H[],
  query: string,
): H[] {
  const wanted = wordsOf(query)
  return hubs.filter((hub) => {
    const words = wordsOf(`${hub.name} ${hub.city} ${hub.code}`)
    return wanted.every((part) => words.some((word) => word.startsWith(part)))
  })
}

function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replace(/\p{Diacritic}/gu, '')
      .toLowerCase()
      // An apostrophe is part of a name (Xi'an), typed or not.
      .replace(/['’ʼ]/g, '')
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean)
  )
}

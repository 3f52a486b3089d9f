import { LOCALES, type Locale } from './locale.ts'

/**
 * The language of a note, from its wording alone.
 *
 * Small words and spellings are counted for each language, as in Grefenstette, "Comparing two language identification
 * schemes" (1995), which finds small words the surest sign from some five words on; spellings help where a note has
 * fewer. The one that leads clearly is the language; without a clear lead nothing is said.
 *
 * Measured beside detectors of other makers in docs/decisions.
 */

/** Articles, pronouns, prepositions, conjunctions, auxiliaries. One that two languages share stands with both. */
const SMALL_WORDS: Record<Locale, string> = {
  en: `the a an and or but nor of to in on at by for from with without within into onto over under between among
about against after before during since until through across towards per than then as if when while where why how
what which who whom whose this that these those there here it its is are was were be been being am has have had
having do does did done not no nobody nothing none can cannot could will would shall should may might must let we us
our ours you your yours they them their theirs he him his she her i me my mine one ones all any both each every few
many more most much less other others another some such same own only also too very just still even again already
always never often soon now yet so up down out off because though although else`,
  fr: `le la les un une des du de au aux et ou mais donc or ni car à en dans sur sous par pour avec sans vers chez
entre depuis pendant avant après contre selon dès malgré parmi hors jusqu lors ce cet cette ces ça cela ceci qui que
quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles il ils elle elles on nous vous je me te se y
lui leur leurs mon ma mes ton ta tes son sa ses notre nos votre vos est sont était étaient être été sera seront a ont
avait avaient avoir eu aura auront fait faire faut doit doivent peut peuvent pas ne plus moins très trop peu assez tout
tous toute toutes chaque plusieurs quelques même mêmes autre autres aucun aucune rien personne si comme quand comment
pourquoi lorsque puis aussi encore déjà toujours jamais souvent bien ainsi alors là ici deux trois`,
  es: `el la los las un una unos unas lo al del de y o pero sino ni pues a en con sin por para sobre bajo entre
desde hasta hacia según contra tras ante durante mediante este esta estos estas ese esa esos esas esto eso aquel que
quien quienes cual cuales cuyo cuya donde cuando como qué quién cuál dónde cuándo cómo cuánto cuántos yo tú él ella
ellos ellas nosotros nosotras usted ustedes me te se le les nos mi mis tu tus su sus nuestro nuestra nuestros nuestras
es son era eran ser sido será serán fue está están estar hay había ha han haber tiene tienen tener hacer hace hacen
debe deben puede pueden no sí más menos muy mucho mucha muchos muchas poco poca pocos pocas todo toda todos todas cada
varios varias algún alguna algunos algunas ningún ninguna nada nadie otro otra otros otras mismo misma mismos mismas
si porque aunque mientras también tampoco ya aún todavía siempre nunca así aquí ahí solo sólo dos tres`,
}

/** How words of each language are spelled where one of the others spells otherwise. */
const SPELLINGS: Record<Locale, readonly RegExp[]> = {
  en: [
    /(?:ing|ings|ness|ful|ly|ity|ities|ships?|ways?|ies|ied|ers?|ed|ees?|tions?|ments?|nces?|rs|ts|ns|ds|ps|ys?)$/,
    /[wk]|th|sh|gh|oo|ck/,
  ],
  fr: [
    /(?:tions?|ments?|eurs?|eux|euses?|aux|ées?|és?|er|ir|iers?|iques?|nces?|ettes?|elles?|ent|ez|oirs?|oires?)$/,
    /ou|eau|au[^aeiou]|oi|qu[^eiéí]|[^aeiou]t?[cgsrtvnlpdhm]es?$/,
  ],
  es: [
    /(?:ción|ciones|sión|siones|dad|dades|mientos?|mente|anza|eza|[ai]dos?|[ai]das?|er|ir|ar|ores|[^aeiou][oa]s?)$/,
    /ue[^ul]|ie[nrs]/,
  ],
}

/** What hardly any text of the other languages has: elided words, letters, signs. */
const SURE_SIGNS: Record<Locale, RegExp> = {
  en: /\p{L}(?:n['’]t|['’](?:s|re|ll|ve))(?!\p{L})/gu,
  fr: /(?<!\p{L})(?:[cdjlmnst]|qu)['’](?=\p{L})|[çœàèùâêîôûëï]|(?<!\p{L})é/giu,
  es: /[ñáíóú¿¡]/gi,
}

const SMALL_WORD_WEIGHT = 3
const SURE_SIGN_WEIGHT = 2
/** By how much a language must lead before it is named. */
const CLEAR_LEAD = 2
/** Shorter words are spelled alike everywhere. */
const MIN_SPELLED_CHARS = 4

const wordsOf = (locale: Locale): ReadonlySet<string> => new Set(SMALL_WORDS[locale].split(/\s+/))
const smallWords = { en: wordsOf('en'), fr: wordsOf('fr'), es: wordsOf('es') } satisfies Record<
  Locale,
  unknown
>

/** The language that a wording shows; `null` when it is too short, or fits several. */
export function detectLanguage(text: string): Locale | null {
  const words = text.toLowerCase().match(/\p{L}+/gu) ?? []
  const [first, second] = LOCALES.map((locale) => ({ locale, score: scoreOf(locale, text, words) })).sort(
    (a, b) => b.score - a.score,
  )
  return first && second && first.score - second.score >= CLEAR_LEAD ? first.locale : null
}

function scoreOf(locale: Locale, text: string, words: readonly string[]): number {
  let score = SURE_SIGN_WEIGHT * (text.match(SURE_SIGNS[locale])?.length ?? 0)
  for (const word of words) {
    if (smallWords[locale].has(word)) score += SMALL_WORD_WEIGHT
    else if (word.length >= MIN_SPELLED_CHARS)
      score += SPELLINGS[locale].filter((spelling) => spelling.test(word)).length
  }
  return score
}

/**
 * The mark for a note with this wording.
 *
 * @param otherwise where the wording does not show it: the language its author works in
 * @returns `null`, no mark, when most of it is in a script that none of our languages uses
 */
export function languageOf(text: string, otherwise: Locale | null): Locale | null {
  const letters = text.match(/\p{L}/gu)?.length ?? 0
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0
  if (letters > 2 * latin) return null
  return detectLanguage(text) ?? otherwise
}

/**
 * Packs of words by name, each with what its files are named after: `/assets/words-<pack>-<language>-<this>.json`. Such
 * a file is a list of wordings by the numbers that stand for them in the program.
 *
 * Empty here: the words stand in the files named `texts.ts`. The build moves them out and fills this table, see
 * `split-languages.ts`.
 */
export const wordPacks: Record<string, string> = {}

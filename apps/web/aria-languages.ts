import type { Plugin } from 'vite'

/**
 * Leaves out React Aria's sentences in languages that the interface does not speak. Its components are told the language
 * of the interface, so the others are never asked for.
 *
 * @param locales all languages, as in `LOCALES` of `@atelier/board`
 */
export function ariaLanguages(locales: readonly string[]): Plugin {
  return {
    name: 'aria-languages',
    apply: 'build',
    load: {
      filter: { id: /\/react-aria\/dist\/private\/intl\/[\w-]+\/[a-z]{2}-[A-Z]{2}\.mjs$/ },
      handler(id) {
        const [, language = ''] = /\/([a-z]{2})-[A-Z]{2}\.mjs$/.exec(id) ?? []
        return locales.includes(language) ? null : 'export default {}'
      },
    },
  }
}

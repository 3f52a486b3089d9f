import { fileURLToPath } from 'node:url'
import type { Plugin } from 'vite'

/** Modules of `lib0`, on which Yjs stands, and what is taken in their place. */
const INSTEAD: Record<string, string> = {
  // Yjs warns through it of misuse; its colours would cost every phone as much as a language.
  logging: 'plain-logging.ts',
  // Asks Node for its arguments and the browser for settings that nobody makes here.
  environment: 'browser-environment.ts',
  // Two tabs of one browser may be two people, who meet on the server.
  broadcastchannel: 'no-broadcast.ts',
}

/**
 * Where Yjs names its types for XML, which no document of ours holds: the server refuses them. Read they become a text;
 * an element and a hook have a name in front, which is passed over.
 */
const WITHOUT_XML: readonly [string, string][] = [
  [
    'readYXmlElement,\n  readYXmlFragment,\n  readYXmlHook,\n  readYXmlText\n',
    '(decoder) => (decoder.readKey(), new YText()),\n  readYText,\n  (decoder) => (decoder.readKey(), new YText()),\n  readYText\n',
  ],
  ['this.get(name, YXmlElement)', 'this.get(name, YText)'],
  ['this.get(name, YXmlFragment)', 'this.get(name, YText)'],
]

/** Leaves out what Yjs' library does for other places than a browser in a room. */
export function leanYjs(): Plugin {
  return {
    name: 'lean-yjs',
    enforce: 'pre',
    resolveId: {
      filter: { id: /^(lib0|\.)\/(logging|environment|broadcastchannel)(\.js)?$/ },
      handler(source, importer) {
        if (source.startsWith('.') && !importer?.includes('/lib0/')) return null
        const [, name = ''] = /(\w+)(?:\.js)?$/.exec(source) ?? []
        return fileURLToPath(new URL(`src/session/${INSTEAD[name]}`, import.meta.url))
      },
    },
    transform: {
      filter: { id: /\/yjs\/dist\/yjs\.mjs$/ },
      handler(code) {
        let lean = code
        for (const [part, instead] of WITHOUT_XML) {
          if (!lean.includes(part))
            return this.error(
              `yjs.mjs no longer says "${part}". Look for its place, or leave it out of lean-yjs.ts.`,
            )
          lean = lean.replace(part, instead)
        }
        return { code: lean, map: null }
      },
    },
  }
}

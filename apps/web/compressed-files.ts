import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants } from 'node:zlib'
import type { Plugin } from 'vite'

const COMPRESSED = new Set(['.js', '.css', '.json', '.svg'])
/** Smaller files gain nothing. */
const MIN_BYTES = 1000

/**
 * Lays beside each file of `assets` the same one as small as Brotli can make it, `<name>.br`, which the server sends. It
 * takes too long for a server that people are waiting at, and a phone on a bad line waits for every tenth.
 */
export function compressedFiles(): Plugin {
  return {
    name: 'compressed-files',
    apply: 'build',
    enforce: 'post',
    async writeBundle({ dir = '' }) {
      const assets = join(dir, 'assets')
      const names = (await readdir(assets)).filter((name) => COMPRESSED.has(extname(name)))
      await Promise.all(
        names.map(async (name) => {
          const plain = await readFile(join(assets, name))
          if (plain.length < MIN_BYTES) return
          const params = {
            [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
            [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
          }
          await writeFile(join(assets, `${name}.br`), await promisify(brotliCompress)(plain, { params }))
        }),
      )
    },
  }
}

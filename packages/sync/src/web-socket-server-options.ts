import { constants } from 'node:zlib'
import { DEFAULT_LIMITS } from './limits.ts'

/**
 * Options for the `ws` server that hands sockets to `connect`.
 *
 * - `maxPayload`: larger frames are refused by `ws` itself, close code 1009, before they are in memory.
 * - Compression is agreed on, but `ws` never compresses (`threshold`): a large first answer is compressed
 *   once for everybody, small frames cost more time than they save. Both sides start afresh with every
 *   message, so that one compressed form serves all and an idle socket holds no zlib memory.
 *
 * @example
 * const server = new WebSocketServer({ noServer: true, ...webSocketServerOptions() })
 */
export function webSocketServerOptions(limits: { maxMessageBytes?: number } = {}) {
  return {
    maxPayload: limits.maxMessageBytes ?? DEFAULT_LIMITS.maxMessageBytes,
    clientTracking: false,
    perMessageDeflate: {
      threshold: Number.MAX_SAFE_INTEGER,
      serverNoContextTakeover: true,
      clientNoContextTakeover: true,
      serverMaxWindowBits: 15,
      concurrencyLimit: 4,
      zlibDeflateOptions: { level: constants.Z_BEST_SPEED },
    },
  }
}

import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import { chmod, mkdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Role } from '@atelier/board'
import { z } from 'zod'

const KEY_BYTES = 32
const MAX_TOKEN_CHARS = 1000

/** What a token vouches for. It opens nothing by itself: the link it came by is looked up at every use. */
export interface Access {
  boardId: string
  personId: string
  role: Role
  /** The link that was opened; `code` for the six characters. */
  linkId: string
  /** Epoch ms. */
  expiresAt: number
}

const Payload = z.tuple([z.string(), z.string(), Role, z.string(), z.number()])

/**
 * Tokens that the server can read without a table of them: `<payload>.<signature>`, both base64url, the payload
 * a JSON list of the fields of {@link Access}, signed by HMAC-SHA-256. Every character is allowed in a cookie, in a
 * header and in the name of a WebSocket subprotocol.
 */
export class Tokens {
  readonly #key: Buffer

  constructor(key: Buffer) {
    this.#key = key
  }

  issue({ boardId, personId, role, linkId, expiresAt }: Access): string {
    const payload = Buffer.from(JSON.stringify([boardId, personId, role, linkId, expiresAt])).toString(
      'base64url',
    )
    return `${payload}.${this.#sign(payload).toString('base64url')}`
  }

  /** What a token says; `null` when it is not ours or past its time. */
  read(token: string, nowMs: number): Access | null {
    if (token.length > MAX_TOKEN_CHARS) return null
    const [payload, signature, ...rest] = token.split('.')
    if (!payload || !signature || rest.length > 0) return null
    const given = Buffer.from(signature, 'base64url')
    const right = this.#sign(payload)
    if (given.length !== right.length || !timingSafeEqual(given, right)) return null
    const parsed = Payload.safeParse(JSON.parse(Buffer.from(payload, 'base64url').toString()))
    if (!parsed.success) return null
    const [boardId, personId, role, linkId, expiresAt] = parsed.data
    return expiresAt > nowMs ? { boardId, personId, role, linkId, expiresAt } : null
  }

  #sign(payload: string): Buffer {
    return createHmac('sha256', this.#key).update(payload).digest()
  }
}

/**
 * The key that signs tokens: `secret.key` in the data folder, made at the first start, readable by its owner only.
 * Removing it makes everyone join again.
 *
 * @throws Error in words when the file is there and is no key
 */
export async function openKey(dataDir: string): Promise<Buffer> {
  const file = join(dataDir, 'secret.key')
  await mkdir(dataDir, { recursive: true })
  let text: string
  try {
    text = await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    text = randomBytes(KEY_BYTES).toString('hex')
    await writeFile(`${file}.new`, text, { mode: 0o600, flush: true })
    await rename(`${file}.new`, file)
  }
  const key = Buffer.from(text.trim(), 'hex')
  if (key.length !== KEY_BYTES)
    throw new Error(
      `${file} is damaged: it holds ${key.length} bytes instead of ${KEY_BYTES}. Restore it, or remove it: everyone then joins again.`,
    )
  await chmod(file, 0o600)
  return key
}

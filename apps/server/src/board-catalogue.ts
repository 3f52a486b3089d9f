import { createHash, randomBytes, randomInt } from 'node:crypto'
import { join } from 'node:path'
import { AtelierError, Locale, newId, ROLES, Role } from '@atelier/board'
import { type Catalogue, openCatalogue } from '@atelier/storage'
import { z } from 'zod'

/** Letters and digits of a code: none that looks like another (no O and 0, no I, L and 1, no U and V). */
const CODE_ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ'
const CODE_CHARS = 6
/** A person's own code is longer: it opens more, and people copy it from one screen to another in peace. */
const HANDOVER_CHARS = 8
const HANDOVER_MS = 10 * 60 * 1000
const SECRET_BYTES = 16
const DAY_MS = 24 * 3600 * 1000

/** Stands for the six characters where an access names the link it came by. */
export const CODE_LINK = 'code'

/** One link of a board. The secret itself is shown once and kept only as its SHA-256, in base64url. */
const Link = z.object({
  id: z.string(),
  role: Role,
  secretHash: z.string(),
  createdAt: z.number(),
  expiresAt: z.number(),
  revokedAt: z.number().optional(),
})
export type Link = z.infer<typeof Link>

const BoardEntry = z.object({
  id: z.string(),
  title: z.string(),
  language: Locale,
  code: z.string(),
  /** Codes that the room had before, oldest first: they open to nobody new, and are nobody else's. */
  pastCodes: z.array(z.string()).optional(),
  /** Epoch ms until which the code opens the participant's role. */
  codeExpiresAt: z.number(),
  createdAt: z.number(),
  links: z.array(Link),
})
export type BoardEntry = z.infer<typeof BoardEntry>

const CatalogueFile = z.object({ version: z.literal(1), boards: z.array(BoardEntry) })
type CatalogueFile = z.infer<typeof CatalogueFile>

/** What a person holds in hand: six characters, or the secret of a link. */
export type Key = { code: string } | { secret: string }

/** What a key opens. */
export interface Opening {
  board: BoardEntry
  role: Role
  linkId: string
  expiresAt: number
  /** The person whose place it is, when the key is somebody's own. */
  personId?: string
  /** It is a code that the room had before: good for those who were there, and for nobody new. */
  past?: boolean
}

/** Somebody's place on a board, on its way to another device. `until` is epoch ms. */
interface HandoverEntry {
  place: { boardId: string; personId: string; role: Role; linkId: string; expiresAt: number }
  until: number
}

/** A code as it is stored: capitals, without the spaces and dashes people type. */
export function normalizeCode(typed: string): string {
  return typed
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}_.]/gu, '')
}

/**
 * The boards of this server and the links that open them: `boards.json` in the data folder. What people write is
 * not in it.
 */
export class BoardCatalogue {
  readonly #file: Catalogue<CatalogueFile>
  readonly #ttlMs: number
  readonly #byId = new Map<string, BoardEntry>()
  readonly #byCode = new Map<string, BoardEntry>()
  readonly #bySecretHash = new Map<string, { board: BoardEntry; link: Link }>()
  readonly #reserved = new Set<string>()
  #revision = 0
  /** Kept in memory alone: they live ten minutes, and the next one is a press away. */
  readonly #handovers = new Map<string, HandoverEntry>()

  private constructor(file: Catalogue<CatalogueFile>, linkTtlDays: number) {
    this.#file = file
    this.#ttlMs = linkTtlDays * DAY_MS
    for (const board of file.data.boards) this.#index(board)
  }

  /** @throws Error in words when the file is damaged; it is left as it is */
  static async open(dataDir: string, linkTtlDays: number): Promise<BoardCatalogue> {
    const file = await openCatalogue<CatalogueFile>({
      file: join(dataDir, 'boards.json'),
      empty: { version: 1, boards: [] },
      parse: (value) => CatalogueFile.parse(value),
    })
    return new BoardCatalogue(file, linkTtlDays)
  }

  /** Every board, in the order they were made. */
  all(): BoardEntry[] {
    return [...this.#byId.values()]
  }

  get size(): number {
    return this.#byId.size
  }

  has(boardId: string): boolean {
    return this.#byId.has(boardId)
  }

  /** @throws AtelierError `boardNotFound` */
  get(boardId: string): BoardEntry {
    const board = this.#byId.get(boardId)
    if (!board) throw new AtelierError('boardNotFound')
    return board
  }

  /**
   * Prepares a board and one link for each role; nothing is stored before {@link add}.
   *
   * @returns the entry, and the secrets of its links, which cannot be had again
   */
  draft(
    title: string,
    language: Locale,
    nowMs: number,
  ): { board: BoardEntry; secrets: Record<Role, string> } {
    const links = ROLES.map((role) => this.#newLink(role, nowMs))
    const board: BoardEntry = {
      id: newId('board', nowMs),
      title,
      language,
      code: this.#freeCode(),
      codeExpiresAt: nowMs + this.#ttlMs,
      createdAt: nowMs,
      links: links.map(({ link }) => link),
    }
    const secrets = Object.fromEntries(links.map(({ link, secret }) => [link.role, secret]))
    return { board, secrets: secrets as Record<Role, string> }
  }

  /** Stores a drafted board; from then on its code and links open it. */
  async add(board: BoardEntry): Promise<void> {
    await this.#file.update((data) => {
      data.boards.push(board)
    })
    this.#reindex(board.id)
    this.#reserved.delete(board.code)
  }

  /** Gives up a draft that could not be filled. */
  discard(board: BoardEntry): void {
    this.#reserved.delete(board.code)
  }

  /**
   * Gives the room a new code. The one before still tells that it has ended.
   *
   * @throws AtelierError `boardNotFound`
   */
  async renewCode(boardId: string, nowMs: number): Promise<string> {
    this.get(boardId)
    const code = this.#freeCode()
    try {
      await this.#file.update((data) => {
        const board = data.boards.find(({ id }) => id === boardId)
        if (!board) return
        board.pastCodes = [...(board.pastCodes ?? []), board.code]
        board.code = code
        board.codeExpiresAt = nowMs + this.#ttlMs
      })
    } finally {
      this.#reserved.delete(code)
    }
    this.#reindex(boardId)
    return code
  }

  /** @throws AtelierError `boardNotFound` */
  async addLink(boardId: string, role: Role, nowMs: number): Promise<{ link: Link; secret: string }> {
    this.get(boardId)
    const { link, secret } = this.#newLink(role, nowMs)
    await this.#file.update((data) => {
      data.boards.find((board) => board.id === boardId)?.links.push(link)
    })
    this.#reindex(boardId)
    return { link, secret }
  }

  /**
   * Closes a link for good.
   *
   * @throws AtelierError `boardNotFound`, `unknownLink`
   */
  async revokeLink(boardId: string, linkId: string, nowMs: number): Promise<Link> {
    const linkOf = (board: BoardEntry | undefined): Link => {
      const link = board?.links.find((candidate) => candidate.id === linkId)
      if (!link) throw new AtelierError('unknownLink')
      return link
    }
    linkOf(this.get(boardId))
    await this.#file.update((data) => {
      linkOf(data.boards.find((board) => board.id === boardId)).revokedAt ??= nowMs
    })
    this.#reindex(boardId)
    return linkOf(this.get(boardId))
  }

  /**
   * Makes a code by which another device takes over somebody's place. It opens once, within ten minutes; an earlier
   * one of the same person opens no more.
   *
   * @param place as the person holds it on their device
   */
  handOver(place: HandoverEntry['place'], nowMs: number): { code: string; expiresAt: number } {
    for (const [code, entry] of this.#handovers) {
      const same = entry.place.boardId === place.boardId && entry.place.personId === place.personId
      if (same || entry.until <= nowMs) this.#handovers.delete(code)
    }
    const until = Math.min(nowMs + HANDOVER_MS, place.expiresAt)
    let code = randomCode(HANDOVER_CHARS)
    while (this.#handovers.has(code)) code = randomCode(HANDOVER_CHARS)
    this.#handovers.set(code, { place, until })
    return { code, expiresAt: until }
  }

  /** A code of {@link handOver} was used: it opens no more. */
  tookOver(code: string): void {
    this.#handovers.delete(normalizeCode(code))
  }

  /**
   * What a code or secret opens.
   *
   * @throws AtelierError `unknownCode`, `unknownLink`, `expiredLink`, `withdrawnLink`
   */
  open(key: Key, nowMs: number): Opening {
    if ('code' in key) {
      const handover = this.#handovers.get(normalizeCode(key.code))
      if (handover) return this.#openHandover(handover, nowMs)
      const code = normalizeCode(key.code)
      const board = this.#byCode.get(code)
      if (!board) throw new AtelierError('unknownCode', { value: key.code })
      if (board.codeExpiresAt <= nowMs) throw new AtelierError('expiredLink')
      const opening = {
        board,
        role: 'participant',
        linkId: CODE_LINK,
        expiresAt: board.codeExpiresAt,
      } as const
      return code === board.code ? opening : { ...opening, past: true }
    }
    const found = this.#bySecretHash.get(hashOf(key.secret))
    if (!found) throw new AtelierError('unknownLink')
    const { board, link } = found
    if (link.revokedAt !== undefined) throw new AtelierError('withdrawnLink')
    if (link.expiresAt <= nowMs) throw new AtelierError('expiredLink')
    return { board, role: link.role, linkId: link.id, expiresAt: link.expiresAt }
  }

  /** Whether the link that somebody came by still opens their role. */
  stillOpen(boardId: string, linkId: string, nowMs: number): boolean {
    return this.openUntil(boardId, linkId) > nowMs
  }

  /** Epoch ms until which that link opens their role, as things stand in this {@link revision}; 0 when it is closed. */
  openUntil(boardId: string, linkId: string): number {
    const board = this.#byId.get(boardId)
    if (!board) return 0
    if (linkId === CODE_LINK) return board.codeExpiresAt
    const link = board.links.find((candidate) => candidate.id === linkId)
    return link && link.revokedAt === undefined ? link.expiresAt : 0
  }

  /** Another number whenever a board or a link came or went. */
  get revision(): number {
    return this.#revision
  }

  #openHandover({ place, until }: HandoverEntry, nowMs: number): Opening {
    const { boardId, role, linkId, expiresAt, personId } = place
    if (until <= nowMs || !this.stillOpen(boardId, linkId, nowMs)) throw new AtelierError('expiredLink')
    return { board: this.get(boardId), role, linkId, expiresAt, personId }
  }

  #newLink(role: Role, nowMs: number): { link: Link; secret: string } {
    const secret = randomBytes(SECRET_BYTES).toString('base64url')
    const link: Link = {
      id: newId('link', nowMs),
      role,
      secretHash: hashOf(secret),
      createdAt: nowMs,
      expiresAt: nowMs + this.#ttlMs,
    }
    return { link, secret }
  }

  #freeCode(): string {
    for (;;) {
      const code = randomCode(CODE_CHARS)
      if (this.#byCode.has(code) || this.#reserved.has(code)) continue
      this.#reserved.add(code)
      return code
    }
  }

  #reindex(boardId: string): void {
    const board = this.#file.data.boards.find((candidate) => candidate.id === boardId)
    if (board) this.#index(board)
  }

  #index(board: BoardEntry): void {
    this.#revision += 1
    this.#byId.set(board.id, board)
    for (const code of [...(board.pastCodes ?? []), board.code]) this.#byCode.set(code, board)
    for (const link of board.links) this.#bySecretHash.set(link.secretHash, { board, link })
  }
}

const randomCode = (chars: number): string =>
  Array.from({ length: chars }, () => CODE_ALPHABET[randomInt(CODE_ALPHABET.length)]).join('')

const hashOf = (secret: string): string => createHash('sha256').update(secret).digest('base64url')

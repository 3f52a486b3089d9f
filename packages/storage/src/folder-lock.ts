import { createHash, randomUUID } from 'node:crypto'
import { link, rename, rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StorageError } from './errors.ts'

/** What a process puts behind the common name to have one of its own: `.` and eight digits. */
const OWN_NAME_BYTES = 9
const IS_WINDOWS = process.platform === 'win32'
/** Longer than another process needs from finding a socket that nobody answers to taking its name. */
const TAKING_OVER_MS = 300
/** Longest path of a Unix socket that every system takes, bytes. */
const MAX_SOCKET_PATH_BYTES = 100

/**
 * Holds a folder for this process until `release`. A listening local socket is the lock: it ends with its
 * process however that ends, while a file with a process number in it stays, and misleads a container in
 * which every process has number 1.
 *
 * Each process listens under a name of its own first, and gives its socket the common name in one step: where nobody
 * has it, or where the one that has it does not answer. Of several that take over from a killed one the last stays, and
 * the others see it.
 *
 * @throws StorageError `notWritable` when another process holds the folder
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = socketPath(folder)
  const token = randomUUID()
  const own = IS_WINDOWS ? path : `${path}.${token.slice(0, 8)}`
  const server = await listen(own, token)
  if (server === null) throw inUse(folder)
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  try {
    // A pipe of Windows has one name, and nothing is left of it after its process.
    if (!IS_WINDOWS && !(await isLinked(own, path))) {
      if ((await answer(path)) !== null) throw inUse(folder)
      await rename(own, path)
      await new Promise((resolve) => setTimeout(resolve, TAKING_OVER_MS))
      if ((await answer(path)) !== token) throw inUse(folder)
    }
  } catch (error) {
    await close()
    throw error
  }
  return {
    async release() {
      if (!IS_WINDOWS && (await answer(path)) === token) await rm(path, { force: true })
      await close()
    },
  }
}

const inUse = (folder: string) =>
  new StorageError(
    'notWritable',
    `data directory ${folder} is in use by another server. Stop that one, or set DATA_DIR to another folder.`,
  )

/** Gives a socket another name. `false`: that name is taken, or this file system knows no second names. */
async function isLinked(own: string, path: string): Promise<boolean> {
  try {
    await link(own, path)
  } catch {
    return false
  }
  await rm(own, { force: true })
  return true
}

function socketPath(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 20)
  if (IS_WINDOWS) return `\\\\.\\pipe\\atelier-${hash}`
  const inside = join(folder, 'lock.sock')
  return Buffer.byteLength(inside) + OWN_NAME_BYTES <= MAX_SOCKET_PATH_BYTES
    ? inside
    : join(tmpdir(), `atelier-${hash}.sock`)
}

/** @param token said to whoever asks */
function listen(path: string, token: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.on('error', () => socket.destroy()).end(token))
    server.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE') resolve(null)
      else reject(error)
    })
    server.listen(path, () => {
      server.unref()
      resolve(server)
    })
  })
}

/** What the one behind a socket says of itself; `null` when there is nobody. */
function answer(path: string): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = connect(path)
    let connected = false
    let said = ''
    socket.setEncoding('utf8')
    socket.once('connect', () => {
      connected = true
    })
    socket.on('data', (text: string) => {
      said += text
    })
    socket.on('error', () => undefined)
    socket.once('close', () => resolve(connected ? said : null))
  })
}

import { createHash } from 'node:crypto'
import { rm } from 'node:fs/promises'
import { connect, createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StorageError } from './errors.ts'

/** Longest path of a Unix socket that every system takes, bytes. */
const MAX_SOCKET_PATH_BYTES = 100

/**
 * Holds a folder for this process until `release`. A listening local socket is the lock: it ends with its
 * process however that ends, while a file with a process number in it stays, and misleads a container in
 * which every process has number 1.
 *
 * @throws StorageError `notWritable` when another process holds the folder
 */
export async function lockFolder(folder: string): Promise<{ release(): Promise<void> }> {
  const path = socketPath(folder)
  for (;;) {
    const server = await listen(path)
    if (server !== null) {
      return {
        release: () => new Promise<void>((resolve) => server.close(() => resolve())),
      }
    }
    if (await answers(path)) {
      throw new StorageError(
        'notWritable',
        `data directory ${folder} is in use by another server. Stop that one, or set DATA_DIR to another folder.`,
      )
    }
    await rm(path, { force: true }) // Left by a process that was killed.
  }
}

function socketPath(folder: string): string {
  const hash = createHash('sha256').update(folder).digest('hex').slice(0, 20)
  if (process.platform === 'win32') return `\\\\.\\pipe\\atelier-${hash}`
  const inside = join(folder, 'lock.sock')
  return Buffer.byteLength(inside) <= MAX_SOCKET_PATH_BYTES ? inside : join(tmpdir(), `atelier-${hash}.sock`)
}

function listen(path: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy())
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

function answers(path: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

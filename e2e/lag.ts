import { createConnection, createServer, type Socket } from 'node:net'

/**
 * A line with a delay: everything that goes through it, pages, requests and sockets alike, arrives that much later,
 * each way and in order.
 *
 * Browsers' own emulation of slow networks does not hold up the frames of a socket that is open already.
 */
export async function startLag(url: string, lagMs: number): Promise<{ url: string; close(): Promise<void> }> {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  const server = createServer((near) => {
    const far = createConnection({ host: hostname, port: Number(port) })
    carry(near, far, lagMs)
    carry(far, near, lagMs)
    for (const socket of [near, far]) {
      socket.setNoDelay(true)
      open.add(socket)
      socket.on('error', () => {
        near.destroy()
        far.destroy()
      })
      socket.on('close', () => open.delete(socket))
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, '127.0.0.1', resolve)
  })
  const address = server.address()
  if (typeof address !== 'object' || !address) throw new Error('the line with a delay has no port')
  return {
    url: `http://127.0.0.1:${address.port}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** Timers of one length end in the order in which they began: bytes keep their order. */
function carry(from: Socket, to: Socket, lagMs: number): void {
  const later = (deed: () => void) =>
    setTimeout(() => {
      if (!to.destroyed) deed()
    }, lagMs)
  from.on('data', (bytes) => later(() => to.write(bytes)))
  from.on('end', () => later(() => to.end()))
  from.on('close', () => later(() => to.destroy()))
}

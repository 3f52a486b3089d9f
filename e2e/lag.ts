import { createConnection, createServer, type Socket } from 'node:net'

/** What goes over a slow line at once: a packet of Ethernet. */
const PACKET_BYTES = 1460

/**
 * A line with a delay: everything that goes through it, pages, requests and sockets alike, arrives that much later,
 * each way and in order. While it is cut, nothing does, and open connections have ended.
 *
 * Browsers' own emulation of slow networks does not hold up the frames of a socket that is open already. Being offline
 * it lifts from a page that is reloaded while that page still runs.
 *
 * @param lagMs one way
 * @param narrow.bytesPerSecond what passes each way, of all connections together. A connection that is opened then costs
 *   its round trip, too
 */
export async function startLag(
  url: string,
  lagMs: number,
  narrow?: { bytesPerSecond: number },
): Promise<{ url: string; cut(): void; mend(): void; close(): Promise<void> }> {
  const { hostname, port } = new URL(url)
  const open = new Set<Socket>()
  const [there, back] = [new Way(narrow?.bytesPerSecond), new Way(narrow?.bytesPerSecond)]
  let isCut = false
  const server = createServer((near) => {
    if (isCut) {
      near.destroy()
      return
    }
    near.pause()
    const far = createConnection({ host: hostname, port: Number(port) })
    setTimeout(
      () => {
        carry(near, far, lagMs, there)
        carry(far, near, lagMs, back)
        near.resume()
      },
      narrow ? 2 * lagMs : 0,
    )
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
    cut() {
      isCut = true
      for (const socket of open) socket.destroy()
    },
    mend() {
      isCut = false
    },
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      for (const socket of open) socket.destroy()
      await closed
    },
  }
}

/** Timers of one length end in the order in which they began: bytes keep their order. */
function carry(from: Socket, to: Socket, lagMs: number, way: Way): void {
  const later = (deed: () => void) =>
    setTimeout(() => {
      if (!to.destroyed) deed()
    }, lagMs)
  const queue = way.enter()
  from.on('data', (bytes) => queue.add(bytes, (packet) => later(() => to.write(packet))))
  from.on('end', () => queue.add(null, () => later(() => to.end())))
  from.on('close', () => queue.add(null, () => later(() => to.destroy())))
}

interface Load {
  /** `null` for the end of a connection, which weighs nothing. */
  bytes: Buffer | null
  pass(packet: Buffer): void
}

/** One way of a line. Connections take turns packet by packet, as they do where a real line is narrow. */
class Way {
  readonly #bytesPerSecond: number | undefined
  readonly #queues: Load[][] = []
  #turn = 0
  #moving = false

  /** @param bytesPerSecond a way as wide as it takes when left out */
  constructor(bytesPerSecond?: number) {
    this.#bytesPerSecond = bytesPerSecond
  }

  /** The queue of one connection. */
  enter(): { add(bytes: Buffer | null, pass: (packet: Buffer) => void): void } {
    const queue: Load[] = []
    this.#queues.push(queue)
    return {
      add: (bytes, pass) => {
        if (this.#bytesPerSecond === undefined) return pass(bytes ?? Buffer.alloc(0))
        if (bytes === null) queue.push({ bytes, pass })
        else
          for (let at = 0; at < bytes.length; at += PACKET_BYTES)
            queue.push({ bytes: bytes.subarray(at, at + PACKET_BYTES), pass })
        if (!this.#moving) this.#move(performance.now())
      },
    }
  }

  /** @param freeAt when the packet before is through; timers are late by some ms, which must not add up */
  #move(freeAt: number): void {
    const waiting = this.#queues.map((_, n) => this.#queues[(this.#turn + n) % this.#queues.length])
    const queue = waiting.find((loads) => loads && loads.length > 0)
    const load = queue?.shift()
    this.#moving = load !== undefined
    if (!queue || !load) return
    this.#turn = this.#queues.indexOf(queue) + 1
    const through = freeAt + ((load.bytes?.length ?? 0) / (this.#bytesPerSecond ?? 1)) * 1000
    setTimeout(
      () => {
        load.pass(load.bytes ?? Buffer.alloc(0))
        this.#move(Math.max(through, performance.now() - 20))
      },
      Math.max(0, through - performance.now()),
    )
  }
}

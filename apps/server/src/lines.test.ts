import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import { expect, it } from 'vitest'
import { Lines } from './lines.ts'

class Line extends EventEmitter {
  destroyed = false
  readonly remoteAddress: string
  constructor(remoteAddress: string) {
    super()
    this.remoteAddress = remoteAddress
  }
  destroy(): void {
    this.destroyed = true
    this.emit('close')
  }
}

const come = (lines: Lines, ...addresses: string[]): Line[] =>
  addresses.map((address) => {
    const line = new Line(address)
    lines.add(line as unknown as Socket)
    return line
  })
const cut = (some: Line[]) => some.map(({ destroyed }) => destroyed)

it('cuts what comes from one network over its most, an IPv6 network as one, and takes more when some have left', () => {
  const lines = new Lines(false, 10, 2)
  const [first, ...more] = come(lines, '2001:db8::1', '2001:db8::2', '2001:db8::3')
  expect(cut([first as Line, ...more])).toEqual([false, false, true])
  expect(cut(come(lines, '192.0.2.1'))).toEqual([false])
  first?.destroy()
  expect(cut(come(lines, '2001:db8::4', '2001:db8::5'))).toEqual([false, true])
})

it('cuts what comes over the most of all', () => {
  expect(cut(come(new Lines(false, 3, 2), '192.0.2.1', '192.0.2.2', '192.0.2.3', '192.0.2.4'))).toEqual([
    false,
    false,
    false,
    true,
  ])
})

it('does not count by network behind a proxy, whose lines all are', () => {
  expect(cut(come(new Lines(true, 3, 1), '127.0.0.1', '127.0.0.1', '127.0.0.1', '127.0.0.1'))).toEqual([
    false,
    false,
    false,
    true,
  ])
})

it('cuts all that are left when the server stops', () => {
  const lines = new Lines(false)
  const some = come(lines, '192.0.2.1', '192.0.2.2')
  lines.cut()
  expect(cut(some)).toEqual([true, true])
})

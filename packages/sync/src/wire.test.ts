import fc from 'fast-check'
import * as decoding from 'lib0/decoding'
import { describe, expect, it } from 'vitest'
import { readAwareness } from './testing/client.ts'
import { awarenessMessage, updateMessage } from './wire.ts'

const count = fc.oneof(fc.nat(300), fc.integer({ min: 0, max: 2 ** 32 - 1 }), fc.maxSafeNat())

describe('messages written by hand', () => {
  it('an update is read back by lib0, byte for byte', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40_000, size: 'max' }), (update) => {
        const decoder = decoding.createDecoder(updateMessage(update))
        expect([decoding.readVarUint(decoder), decoding.readVarUint(decoder)]).toEqual([0, 2])
        expect(Buffer.from(decoding.readVarUint8Array(decoder)).equals(update)).toBe(true)
        expect(decoding.hasContent(decoder)).toBe(false)
      }),
    )
  })

  it('awareness is read back by lib0, in every script', () => {
    const entry = fc.record({
      clientId: count,
      clock: count,
      json: fc.string({ unit: 'grapheme', maxLength: 300 }).map((text) => JSON.stringify({ text })),
    })
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 200 }), (entries) => {
        const told = entries.map(({ json, ...rest }) => ({ ...rest, state: Buffer.from(json) }))
        expect(readAwareness(awarenessMessage(told))).toEqual(entries)
      }),
    )
  })
})

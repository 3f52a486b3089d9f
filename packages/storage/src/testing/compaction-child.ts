import { openStorage } from '../open-storage.ts'

/**
 * Appends and compacts one room without end, and says on stdout what is on disk: a line `<seq>` for each
 * append. Entry n holds the number n; a snapshot at n holds the numbers up to n. Ended from outside.
 */
const storage = await openStorage({ dataDir: process.argv[2] ?? '' })
const { log } = storage
const epoch = await log.own('room', 60_000)
const { snapshot, entries } = await log.read('room', 0)
const numbers = snapshot === null ? [] : [...new Uint32Array(new Uint8Array(snapshot.bytes).buffer)]
for (const entry of entries) numbers.push(Buffer.from(entry.bytes).readUInt32LE())
for (;;) {
  const number = (numbers.at(-1) ?? 0) + 1
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(number)
  const seq = await log.append('room', epoch, bytes)
  numbers.push(number)
  process.stdout.write(`${number}\n`)
  if (number % 5 === 0) void log.snapshot('room', seq, new Uint8Array(Uint32Array.from(numbers).buffer))
}

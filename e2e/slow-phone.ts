import type { Browser, CDPSession } from '@playwright/test'
import { list, type Person, PHONE, person } from './people.ts'
import { type Language, words } from './words.ts'

/** What holds a phone up. Bytes a second each way; latency of each request, in ms. */
export interface Slowness {
  latencyMs: number
  bytesPerSecond: number
  /** How many times slower than this machine it counts. */
  cpu: number
}

/** Slow 3G as Lighthouse simulates it, on a phone of the middle. */
export const SLOW_3G: Slowness = { latencyMs: 400, bytesPerSecond: 50_000, cpu: 4 }

/** A request or a socket's handshake, in ms since the scan. */
interface Trip {
  name: string
  from: number
  to: number
}

export interface FirstNote {
  /** From the scan to each of these, in ms. */
  formMs: number
  inMs: number
  storedMs: number
  trips: Trip[]
  sockets: number
  /** What came over the line, heads of the answers included, frames of the sockets not. */
  bytes: number
}

/** Holds a page up by the browser's own means. Frames of open sockets are not delayed by it. */
export async function slowDown(
  who: Person,
  { latencyMs, bytesPerSecond, cpu }: Slowness,
): Promise<CDPSession> {
  const devtools = await who.context.newCDPSession(who.page)
  await devtools.send('Network.enable')
  await devtools.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: latencyMs,
    downloadThroughput: bytesPerSecond,
    uploadThroughput: bytesPerSecond,
  })
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: cpu })
  return devtools
}

/**
 * A phone that was never here scans the code, joins and writes; its fingers take no time. Ends when the screen calls the
 * note saved, which is the server's receipt for having it on disk.
 *
 * @param slowness `cpu` alone where the line itself is slow
 */
export async function writeFirstNote(
  browser: Browser,
  url: string,
  code: string,
  slowness: Slowness | Pick<Slowness, 'cpu'>,
  { hub, language }: { hub: string; language: Language },
): Promise<{ who: Person; note: FirstNote }> {
  const who = await person(browser, url, language, PHONE)
  const say = words[language]
  const devtools = await slowDown(who, { latencyMs: 0, bytesPerSecond: -1, ...slowness })
  const trips: Trip[] = []
  const coming = new Map<string, Trip>()
  let bytes = 0
  let sockets = 0
  const scan = performance.now()
  const since = () => Math.round(performance.now() - scan)
  const begin = (id: string, name: string) => coming.set(id, { name, from: since(), to: 0 })
  const end = (id: string) => {
    const trip = coming.get(id)
    coming.delete(id)
    if (trip && !trip.name.endsWith('/icon.svg')) trips.push({ ...trip, to: since() })
  }
  devtools.on('Network.requestWillBeSent', ({ requestId, request }) =>
    begin(requestId, `${request.method} ${new URL(request.url).pathname}`),
  )
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    bytes += encodedDataLength
    end(requestId)
  })
  devtools.on('Network.webSocketCreated', ({ requestId, url: address }) => {
    sockets++
    begin(requestId, new URL(address).pathname)
  })
  devtools.on('Network.webSocketHandshakeResponseReceived', ({ requestId }) => end(requestId))

  await who.page.goto(`/j/${code}`, { waitUntil: 'commit' })
  const search = who.page.getByRole('searchbox', { name: say.searchHub })
  await search.waitFor()
  const formMs = since()
  await search.fill(hub)
  await who.page.getByRole('button', { name: hub }).click()
  await who.page.getByRole('button', { name: say.enter }).click()
  const field = list(who).composer(1)
  await field.waitFor()
  const inMs = since()
  await field.fill('A first idea')
  await field.press('Enter')
  await list(who).note('A first idea').getByText(say.noteSaved).waitFor()
  const note = { formMs, inMs, storedMs: since(), trips: [...trips], sockets, bytes }
  await devtools.detach()
  return { who, note }
}

/** How many of them came one after the other: the most that can be chosen of which no two overlap. */
export function oneAfterTheOther(trips: readonly Trip[]): Trip[] {
  const chosen: Trip[] = []
  for (const trip of [...trips].sort((a, b) => a.to - b.to))
    if (trip.from >= (chosen.at(-1)?.to ?? 0)) chosen.push(trip)
  return chosen
}

/** @throws RangeError for no numbers at all */
export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b)
  const middle = sorted[Math.floor((sorted.length - 1) / 2)]
  const next = sorted[Math.ceil((sorted.length - 1) / 2)]
  if (middle === undefined || next === undefined) throw new RangeError('no numbers to take the median of')
  return (middle + next) / 2
}

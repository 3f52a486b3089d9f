import { expect, test } from '../atelier.ts'
import { startLag } from '../lag.ts'
import { conductor, createBoard, person } from '../people.ts'
import { type FirstNote, median, oneAfterTheOther, SLOW_3G, writeFirstNote } from '../slow-phone.ts'
import { machine } from './measure.ts'

const RUNS = Number(process.env.ATELIER_RUNS ?? 5)
/** Within that time a phone on slow 3G has its first note on the server's disk, in the median. */
const PROMISED_MS = 20_000

test('from the scan to the first note on disk', async ({ atelier, browser }) => {
  const lead = await person(browser, atelier.url, 'fr')
  const board = await createBoard(lead, 'Penser une stratégie commune')
  await board.open()
  await conductor(lead).goTo('Écriture silencieuse 1')
  await lead.context.close()

  const line = await startLag(atelier.url, SLOW_3G.latencyMs / 2, SLOW_3G)
  const ways = [
    { name: 'slow 3G by the browser, processor 4 times slower', url: atelier.url, slowness: SLOW_3G },
    { name: 'the whole line slow, sockets too', url: line.url, slowness: { cpu: SLOW_3G.cpu } },
    {
      name: '2 s a request ("Slow 3G" of the DevTools)',
      url: atelier.url,
      slowness: { ...SLOW_3G, latencyMs: 2000 },
    },
    { name: 'not held up', url: atelier.url, slowness: { cpu: 1 } },
  ]
  const rows = []
  const late: string[] = []
  for (const { name, url, slowness } of ways) {
    const notes: FirstNote[] = []
    for (let run = 0; run < RUNS; run++) {
      const { who, note } = await writeFirstNote(browser, url, board.code, slowness, {
        hub: `HUB 0${3 + (run % 6)}`,
        language: 'fr',
      })
      await who.context.close()
      notes.push(note)
    }
    const seconds = (of: (note: FirstNote) => number) => `${(median(notes.map(of)) / 1000).toFixed(1)} s`
    const storedMs = median(notes.map((note) => note.storedMs))
    if (storedMs >= PROMISED_MS) late.push(`${name}: ${storedMs} ms`)
    const each = notes.map(({ storedMs }) => (storedMs / 1000).toFixed(1)).join(', ')
    rows.push(
      `| ${name} | ${seconds((note) => note.formMs)} | ${seconds((note) => note.inMs)} | **${seconds((note) => note.storedMs)}** | ${each} | ${median(notes.map(({ trips }) => oneAfterTheOther(trips).length))} | ${Math.round(median(notes.map(({ bytes }) => bytes)) / 1000)} KB |`,
    )
  }
  await line.close()
  console.log(
    [
      '',
      '## From the scan to the first note on disk',
      '',
      `Medians of ${RUNS} fresh phones. ${machine(browser)}`,
      '',
      '| line | form | field to write in | stored | each run, s | trips in a row | came over the line |',
      '|---|---|---|---|---|---|---|',
      ...rows,
    ].join('\n'),
  )
  expect(late, `stored after ${PROMISED_MS} ms and more`).toEqual([])
})

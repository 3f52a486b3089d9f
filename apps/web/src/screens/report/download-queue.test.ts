import { describe, expect, it } from 'vitest'
import { DownloadQueue } from './download-queue.ts'

/** Files that come when the test says so. */
function maker() {
  const made: string[] = []
  const open = new Map<string, { come(): void; fail(error: Error): void; signal: AbortSignal }>()
  const fetch = (what: string) => (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      signal.addEventListener('abort', () => reject(new Error('called off')))
      const come = () => {
        made.push(what)
        resolve()
      }
      open.set(what, { come, fail: reject, signal })
    })
  return { made, open, fetch }
}

const rest = () => new Promise((resolve) => setTimeout(resolve))

describe('files that are asked for', () => {
  it('are made one after the other, in the order in which they were asked for', async () => {
    let now = 1000
    const queue = new DownloadQueue(() => now)
    const { made, open, fetch } = maker()
    for (const what of ['docx', 'pdf', 'docx']) queue.ask(what, fetch(what))
    expect(queue.downloads.get()).toMatchObject([
      { what: 'docx', since: 1000 },
      { what: 'pdf', since: null },
    ])
    now = 5000
    open.get('docx')?.come()
    await rest()
    expect(queue.downloads.get()).toMatchObject([{ what: 'pdf', since: 5000 }])
    open.get('pdf')?.come()
    await rest()
    expect(queue.downloads.get()).toEqual([])
    expect(made).toEqual(['docx', 'pdf'])
  })

  it('are called off, whether they wait or are being made; the next one has its turn', async () => {
    const queue = new DownloadQueue()
    const { made, open, fetch } = maker()
    for (const what of ['docx', 'pdf', 'csv']) queue.ask(what, fetch(what))
    const [docx, pdf] = queue.downloads.get()
    queue.drop(pdf?.id ?? 0)
    queue.drop(docx?.id ?? 0)
    expect(open.get('docx')?.signal.aborted).toBe(true)
    await rest()
    expect(queue.downloads.get()).toMatchObject([{ what: 'csv', failure: null }])
    open.get('csv')?.come()
    await rest()
    expect(made).toEqual(['csv'])
    expect(open.has('pdf')).toBe(false)
  })

  it('stay in view when they did not come, until they are asked for again', async () => {
    const queue = new DownloadQueue()
    const { made, open, fetch } = maker()
    queue.ask('docx', fetch('docx'))
    queue.ask('pdf', fetch('pdf'))
    const reason = new Error('no ink')
    open.get('docx')?.fail(reason)
    await rest()
    expect(queue.downloads.get()).toMatchObject([
      { what: 'docx', failure: reason },
      { what: 'pdf', failure: null },
    ])
    queue.ask('docx', fetch('docx'))
    open.get('pdf')?.come()
    await rest()
    open.get('docx')?.come()
    await rest()
    expect(made).toEqual(['pdf', 'docx'])
    expect(queue.downloads.get()).toEqual([])
  })

  it('are all called off with the screen', () => {
    const queue = new DownloadQueue()
    const { open, fetch } = maker()
    queue.ask('docx', fetch('docx'))
    queue.ask('pdf', fetch('pdf'))
    queue.close()
    expect(open.get('docx')?.signal.aborted).toBe(true)
    expect(queue.downloads.get()).toEqual([])
  })
})

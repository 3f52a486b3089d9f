import { contentVersion } from '@atelier/report'
import { expect, it, onTestFinished } from 'vitest'
import type { ReportFormat, ReportRequest } from './report-formats.ts'
import { createReportWriter, type ReportWriterLimits } from './report-writer.ts'
import { emptySnapshot } from './testing/empty-snapshot.ts'
import { LogLines } from './testing/test-app.ts'

const odd = new URL('./testing/odd-report-worker.mjs', import.meta.url)

const request = (format: ReportFormat): ReportRequest => ({ format, language: 'en', now: 0, timeZone: 'UTC' })

function writerWith(limits: Partial<ReportWriterLimits> = {}, worker: URL | null = odd) {
  const log = new LogLines()
  const writer = createReportWriter({ logger: log.logger, limits, ...(worker && { worker }) })
  onTestFinished(() => writer.close())
  return { log, writer, write: (format: ReportFormat) => writer.write(emptySnapshot(), request(format)) }
}

const heads: [ReportFormat, string][] = [
  ['pdf', '%PDF-1.7'],
  ['docx', 'PK'],
  ['xlsx', 'PK'],
  ['pptx', 'PK'],
  ['json', '{'],
  ['md', '# '],
  ['csv', ''],
]
it.each(heads)(
  'makes %s in a process of its own',
  async (format, head) => {
    const { write } = writerWith({}, null)
    const { bytes } = await write(format)
    expect(
      Buffer.from(bytes ?? [])
        .toString('latin1')
        .startsWith(head),
    ).toBe(true)
    expect(bytes?.byteLength ?? 0).toBeGreaterThan(20)
  },
  60_000,
)

it('does not make a report again that the caller has', async () => {
  const { writer } = writerWith({}, null)
  const { version, tag } = await writer.write(emptySnapshot(), request('md'))
  expect(version).toBe(contentVersion(emptySnapshot()))
  expect(await writer.write(emptySnapshot(), request('md'), tag)).toEqual({ version, tag, bytes: null })
  const other = await writer.write({ ...emptySnapshot(), title: 'Another' }, request('md'), tag)
  expect(other.bytes).not.toBeNull()
})

it('makes one after the other in one process', async () => {
  const { write } = writerWith()
  const made = await Promise.all([write('docx'), write('pdf'), write('json')])
  expect(made.map(({ bytes }) => Buffer.from(bytes ?? []).toString())).toEqual(['docx', 'pdf', 'json'])
  expect(new Set(made.map(({ tag }) => tag)).size).toBe(1)
})

it('says so when the maker crashes, and makes the next one', async () => {
  const { write, log } = writerWith()
  const [lost, next] = await Promise.allSettled([write('md'), write('pdf')])
  expect(lost).toMatchObject({ status: 'rejected', reason: { code: 'crashed' } })
  expect(next.status).toBe('fulfilled')
  expect(log.text).toContain('code 3')
})

it('ends a maker that takes too long, and makes the next one', async () => {
  const { write } = writerWith({ timeoutMs: 6000 })
  const [stuck, next] = await Promise.allSettled([write('csv'), write('pdf')])
  expect(stuck).toMatchObject({ status: 'rejected', reason: { code: 'timeout' } })
  expect(next.status).toBe('fulfilled')
})

it('keeps the reason of a failure for the log', async () => {
  const { write, log } = writerWith()
  await expect(write('xlsx')).rejects.toMatchObject({ code: 'failed' })
  expect(log.text).toContain('no ink')
})

it('has a maker there for who is about to ask, one for all of them, and none once it is closed', async () => {
  const { writer, write } = writerWith()
  writer.prepare()
  writer.prepare()
  const [first, second] = [await write('docx'), await write('pdf')]
  expect(Buffer.from(first.bytes ?? []).toString()).toBe('docx')
  expect(second.tag).toBe(first.tag)
  const idle = writerWith()
  idle.writer.prepare()
  await idle.writer.close()
  idle.writer.prepare()
  expect(idle.log.text).toBe('')
})

it('starts anew after a report that took much memory', async () => {
  const { write } = writerWith()
  const [first, second] = [await write('pptx'), await write('pdf')]
  expect(second.tag).not.toBe(first.tag)
})

it('refuses more than can wait', async () => {
  const { write } = writerWith({ maxWaiting: 1 })
  const all = await Promise.allSettled([write('pdf'), write('pdf'), write('pdf')])
  expect(all[2]).toMatchObject({ status: 'rejected', reason: { code: 'busy' } })
  expect(all.slice(0, 2).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled'])
})

it('fails what is under way when it is closed', async () => {
  const { writer, write } = writerWith()
  const waiting = expect(Promise.allSettled([write('csv'), write('pdf')])).resolves.toMatchObject([
    { reason: { code: 'closed' } },
    { reason: { code: 'closed' } },
  ])
  await writer.close()
  await waiting
  await expect(write('pdf')).rejects.toMatchObject({ code: 'closed' })
})

import { type ChildProcess, fork } from 'node:child_process'
import { setPriority } from 'node:os'
import { fileURLToPath } from 'node:url'
import type { BoardSnapshot } from '@atelier/board'
import type { Logger } from 'pino'
import type { ReportRequest } from './report-formats.ts'
import type { MakerOrder, ReportOutcome, ReportTask } from './report-worker.ts'

/** What a report may take. */
export interface ReportWriterLimits {
  /** From the start of its making. */
  timeoutMs: number
  /** Reports that may wait while one is made. */
  maxWaiting: number
  /** Heap of the maker, MiB. */
  maxHeapMiB: number
  /** A maker that has grown beyond this many bytes makes way for a new one: a second long report would go on from there. */
  maxRestingBytes: number
  /** A maker without work is ended after so long. */
  idleMs: number
}

export const REPORT_LIMITS: ReportWriterLimits = {
  timeoutMs: 60_000,
  maxWaiting: 40,
  maxHeapMiB: 256,
  maxRestingBytes: 130 * 1024 * 1024,
  idleMs: 60_000,
}

/** Why there is no report. */
export class ReportWriterError extends Error {
  override readonly name = 'ReportWriterError'
  readonly code: 'failed' | 'wrongReference' | 'timeout' | 'crashed' | 'busy' | 'cancelled' | 'closed'

  constructor(code: ReportWriterError['code'], message: string) {
    super(message)
    this.code = code
  }
}

/** A made report; `bytes` is `null` when the caller said it has the one of this tag. */
export interface MadeReport {
  /** Of the board's content. */
  version: string
  /** HTTP entity tag of its content. */
  tag: string
  bytes: Uint8Array | null
}

export interface ReportWriter {
  /**
   * @param unlessTag tag of a report that need not be made again
   * @param signal takes it out of the queue again; one that is being made already is finished
   * @throws ReportWriterError
   */
  write(
    snapshot: BoardSnapshot,
    request: ReportRequest,
    unlessTag?: string | null,
    signal?: AbortSignal,
  ): Promise<MadeReport>
  /** Has a maker there for who is about to ask. It takes a second to start and to load what it lays out with. */
  prepare(): void
  /** Ends the maker; reports that are under way fail with `closed`. */
  close(): Promise<void>
}

export interface ReportWriterOptions {
  logger: Pick<Logger, 'warn' | 'error'>
  limits?: Partial<ReportWriterLimits>
  /** The maker; another one in tests. */
  worker?: URL
}

interface Waiting {
  task: ReportTask
  resolve(report: MadeReport): void
  reject(error: ReportWriterError): void
}

/** Environment that is passed on; nothing of the server's own settings. */
const PASSED_ON = ['PATH', 'SystemRoot', 'TEMP', 'TMP', 'TMPDIR', 'TZ', 'LANG', 'NODE_ICU_DATA']

/** Behind the server on a busy machine, yet not starved. */
const NICENESS = 5

/** Bytes of the last words of a maker that are kept for the log. */
const MAX_LAST_WORDS = 4000

/**
 * Makes reports in a process of its own, one at a time, so that the people on the boards do not feel it: not the
 * computing, which would hold up their updates, and not a typesetter that crashes, hangs or eats memory. The process
 * is started at the first report and ends when there has been none for a while.
 *
 * @example
 * const writer = createReportWriter({ logger })
 * const { bytes } = await writer.write(snapshot, { format: 'pdf', language: 'fr', now: Date.now(), timeZone: 'UTC' })
 * await writer.close()
 */
export function createReportWriter({ logger, limits, worker }: ReportWriterOptions): ReportWriter {
  return new Writer(logger, { ...REPORT_LIMITS, ...limits }, worker ?? workerFile())
}

/** The built file beside this one; its source, where this is a source. */
const workerFile = (): URL =>
  new URL(import.meta.url.endsWith('.ts') ? './report-worker.ts' : './report-worker.js', import.meta.url)

class Writer implements ReportWriter {
  readonly #logger: Pick<Logger, 'warn' | 'error'>
  readonly #limits: ReportWriterLimits
  readonly #worker: URL
  readonly #queue: Waiting[] = []
  #current: Waiting | null = null
  #child: ChildProcess | null = null
  #lastWords = ''
  #clock: NodeJS.Timeout | undefined
  #lastId = 0
  #closed = false

  constructor(logger: Pick<Logger, 'warn' | 'error'>, limits: ReportWriterLimits, worker: URL) {
    this.#logger = logger
    this.#limits = limits
    this.#worker = worker
  }

  write(
    snapshot: BoardSnapshot,
    request: ReportRequest,
    unlessTag: string | null = null,
    signal?: AbortSignal,
  ): Promise<MadeReport> {
    if (signal?.aborted) return Promise.reject(cancelledError())
    if (this.#closed) return Promise.reject(closedError())
    if (this.#queue.length >= this.#limits.maxWaiting)
      return Promise.reject(
        new ReportWriterError(
          'busy',
          `${this.#queue.length} reports are waiting already. Ask again in a minute.`,
        ),
      )
    return new Promise((resolve, reject) => {
      const waiting = { task: { id: ++this.#lastId, snapshot, request, unlessTag }, resolve, reject }
      this.#queue.push(waiting)
      signal?.addEventListener('abort', () => {
        const at = this.#queue.indexOf(waiting)
        if (at < 0) return
        this.#queue.splice(at, 1)
        reject(cancelledError())
      })
      this.#next()
    })
  }

  prepare(): void {
    if (this.#closed || this.#current) return
    if (!this.#child) this.#ready()
    this.#rest()
  }

  async close(): Promise<void> {
    this.#closed = true
    const ended = this.#child && new Promise((resolve) => this.#child?.once('exit', resolve))
    for (const { reject } of this.#queue.splice(0)) reject(closedError())
    this.#current?.reject(closedError())
    this.#current = null
    this.#end()
    await ended
  }

  #next(): void {
    if (this.#current || this.#closed) return
    const waiting = this.#queue.shift()
    if (!waiting) return
    this.#current = waiting
    const child = this.#child ?? this.#start()
    const { timeoutMs } = this.#limits
    clearTimeout(this.#clock)
    this.#clock = setTimeout(() => {
      const { format } = waiting.task.request
      this.#logger.error({ format, timeoutMs }, 'a report took too long')
      this.#end()
      this.#finish(
        waiting,
        new ReportWriterError(
          'timeout',
          `the report was not made within ${timeoutMs / 1000} s. Try another format.`,
        ),
      )
    }, timeoutMs)
    child.send(waiting.task, (error) => {
      if (error && this.#current === waiting) this.#lost(child, `it could not be reached: ${error.message}`)
    })
  }

  /** Starts a maker that has nothing to do yet. */
  #ready(): void {
    const prepare: MakerOrder = 'prepare'
    this.#start().send(prepare, () => undefined)
  }

  #start(): ChildProcess {
    const source = this.#worker.pathname.endsWith('.ts')
    const child = fork(fileURLToPath(this.#worker), {
      cwd: fileURLToPath(new URL('..', import.meta.url)),
      execArgv: [
        ...(source ? ['--conditions=@atelier/source', '--import=tsx'] : []),
        `--max-old-space-size=${this.#limits.maxHeapMiB}`,
        '--max-semi-space-size=4',
      ],
      env: {
        ...Object.fromEntries(
          PASSED_ON.flatMap((key) => (process.env[key] ? [[key, process.env[key]]] : [])),
        ),
        // Two pools of memory for the threads of the typesetter, and what is free goes back: less is left over.
        MALLOC_ARENA_MAX: '2',
        MALLOC_MMAP_THRESHOLD_: '65536',
        MALLOC_TRIM_THRESHOLD_: '65536',
        MALLOC_TOP_PAD_: '0',
      },
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    })
    this.#child = child
    this.#lastWords = ''
    child.stderr?.on('data', (bytes: Buffer) => {
      this.#lastWords = (this.#lastWords + bytes.toString()).slice(-MAX_LAST_WORDS)
    })
    child.on('message', (outcome: ReportOutcome) => this.#answered(child, outcome))
    child.on('error', (error) => this.#lost(child, error.message))
    child.on('exit', (code, signal) => this.#lost(child, `it ended with ${signal ?? `code ${code}`}`))
    yieldToOthers(child)
    return child
  }

  #answered(child: ChildProcess, outcome: ReportOutcome): void {
    const waiting = this.#current
    if (child !== this.#child || waiting?.task.id !== outcome.id) return
    if (outcome.rss > this.#limits.maxRestingBytes) {
      this.#end()
      // Who took one report takes another: the next maker is there when it is asked for.
      this.#ready()
    }
    if ('error' in outcome) {
      const { format } = waiting.task.request
      if (outcome.wrongReference) {
        this.#logger.warn({ format, reason: outcome.error }, 'a reference file could not be used')
        this.#finish(waiting, new ReportWriterError('wrongReference', outcome.error))
        return
      }
      this.#logger.error({ format, reason: outcome.error }, 'a report failed')
      this.#finish(
        waiting,
        new ReportWriterError('failed', 'the report could not be made. See the log of the server.'),
      )
    } else {
      const { version, tag, bytes } = outcome
      this.#finish(waiting, { version, tag, bytes })
    }
  }

  /** A maker that went by itself; one that was ended on purpose is no longer `#child`. */
  #lost(child: ChildProcess, reason: string): void {
    if (child !== this.#child) return
    this.#end()
    const waiting = this.#current
    if (!waiting) return
    this.#logger.error(
      { format: waiting.task.request.format, reason, lastWords: this.#lastWords },
      'the maker of reports was lost',
    )
    this.#finish(
      waiting,
      new ReportWriterError('crashed', 'the report could not be made. See the log of the server.'),
    )
  }

  #finish(waiting: Waiting, result: MadeReport | ReportWriterError): void {
    clearTimeout(this.#clock)
    if (this.#current === waiting) this.#current = null
    if (result instanceof ReportWriterError) waiting.reject(result)
    else waiting.resolve(result)
    this.#next()
    if (!this.#current) this.#rest()
  }

  /** Ends a maker that stays without work. */
  #rest(): void {
    clearTimeout(this.#clock)
    if (!this.#child) return
    this.#clock = setTimeout(() => this.#end(), this.#limits.idleMs)
    this.#clock.unref()
  }

  #end(): void {
    clearTimeout(this.#clock)
    const child = this.#child
    this.#child = null
    child?.kill('SIGKILL')
  }
}

const closedError = () =>
  new ReportWriterError('closed', 'the server is stopping. Ask again when it is back.')

const cancelledError = () => new ReportWriterError('cancelled', 'nobody waits for the report any more.')

/** Gives the maker less of a busy machine than the server has. */
function yieldToOthers(child: ChildProcess): void {
  try {
    if (child.pid !== undefined) setPriority(child.pid, NICENESS)
  } catch {
    // Not allowed here, or it is gone already: it works all the same.
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { WebSocket } from 'ws'

const SAMPLE_MS = 250
/** `/proc/<pid>/stat` counts in ticks of 1/100 s. */
const TICKS_PER_SECOND = 100
const INSPECTOR_PATIENCE_MS = 20_000

/**
 * Processor time of a process since its start, from Linux' /proc.
 *
 * @returns seconds; `NaN` where there is no /proc
 */
export function cpuSeconds(pid: number): number {
  try {
    // Nanoseconds on a processor, one file a thread. Some kernels leave it out or at zero.
    const threads = readdirSync(`/proc/${pid}/task`)
    const onCpuNs = threads.map((thread) =>
      Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]),
    )
    const sum = onCpuNs.reduce((total, ns) => total + ns, 0)
    if (sum > 0) return sum / 1e9
  } catch {
    // told below
  }
  try {
    // The name in brackets may hold spaces; user and system time are the 12th and 13th field after it.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ') ?? []
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND
  } catch {
    return Number.NaN
  }
}

/**
 * Memory of a process that is in RAM now.
 *
 * @returns MB (2^20 bytes); `NaN` where there is no /proc
 */
export function residentMb(pid: number): number {
  try {
    const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

/**
 * The most memory a process ever had in RAM, shared pages of the program included.
 *
 * @returns MB (2^20 bytes); `NaN` where there is no /proc, or no such process any more
 */
export function peakMbOf(pid: number): number {
  try {
    const kb = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
    return Number(kb ?? Number.NaN) / 1024
  } catch {
    return Number.NaN
  }
}

/** Processes that a process started and that still run. */
export function childrenOf(pid: number): number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
      readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' ').filter(Boolean).map(Number),
    )
  } catch {
    return []
  }
}

/** What a stretch of work cost. */
export interface Cost {
  /** Processor time of the server per second; 1 is one core. */
  serverCores: number
  serverCpuSeconds: number
  peakMb: number
  /** How busy this generator was, 0 to 1. Above 0.8 its own slowness is in the latencies. */
  generatorLoad: number
}

/** Measures a server from now until `stop`. */
export class Meter {
  readonly #pid: number
  readonly #startMs = performance.now()
  readonly #startCpu: number
  readonly #startLoad = performance.eventLoopUtilization()
  readonly #sampling: NodeJS.Timeout
  #peakMb: number

  constructor(pid: number) {
    this.#pid = pid
    this.#startCpu = cpuSeconds(pid)
    this.#peakMb = residentMb(pid)
    this.#sampling = setInterval(() => this.#sample(), SAMPLE_MS)
  }

  stop(): Cost {
    clearInterval(this.#sampling)
    this.#sample()
    const serverCpuSeconds = cpuSeconds(this.#pid) - this.#startCpu
    return {
      serverCores: serverCpuSeconds / ((performance.now() - this.#startMs) / 1000),
      serverCpuSeconds,
      peakMb: this.#peakMb,
      generatorLoad: performance.eventLoopUtilization(this.#startLoad).utilization,
    }
  }

  #sample(): void {
    this.#peakMb = Math.max(this.#peakMb, residentMb(this.#pid))
  }
}

/**
 * Memory that a server needs, not what it happens to hold: heap and buffers after a garbage collection.
 *
 * @param inspectorUrl address of Node's inspector in that process
 * @returns MB (2^20 bytes)
 */
export async function neededMb(inspectorUrl: string): Promise<number> {
  const socket = new WebSocket(inspectorUrl)
  try {
    await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
    const ask = (id: number, method: string, params: object = {}) =>
      new Promise<{ result?: { value?: unknown } }>((resolve, reject) => {
        const patience = setTimeout(
          () =>
            reject(
              new Error(`the inspector did not answer ${method} within ${INSPECTOR_PATIENCE_MS / 1000} s.`),
            ),
          INSPECTOR_PATIENCE_MS,
        )
        socket.on('message', (data: Buffer) => {
          const answer = JSON.parse(data.toString())
          if (answer.id !== id) return
          clearTimeout(patience)
          resolve(answer.result ?? {})
        })
        socket.send(JSON.stringify({ id, method, params }))
      })
    // Twice: the first frees what finalizers and weak references still held.
    await ask(1, 'HeapProfiler.collectGarbage')
    await ask(2, 'HeapProfiler.collectGarbage')
    const expression = '(({ heapUsed, external }) => heapUsed + external)(process.memoryUsage())'
    const { result } = await ask(3, 'Runtime.evaluate', { expression, returnByValue: true })
    return Number(result?.value) / 2 ** 20
  } finally {
    socket.terminate()
  }
}

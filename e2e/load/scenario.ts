import type { Contender, Server, StartOptions } from './servers.ts'

/** What a number means and how it is shown. */
export interface Metric {
  label: string
  /** Digits after the point. */
  digits: number
  /** What our server is to reach: at most so much of the peer's number, or at most so much by itself. */
  target?: { ratio: number } | { most: number }
  /** Tells about the run, not about the server: no ratio is taken. */
  background?: true
}

/** One run of a scenario against one server. */
export interface Outcome {
  /** By the names of `Scenario.metrics`. */
  values: Record<string, number>
  /** What went wrong: lost or differing content, dropped clients. */
  wrong: string[]
}

export interface Scenario {
  name: string
  /** One sentence: how many people do what. */
  about: string
  metrics: Record<string, Metric>
  /** Rounds that are enough, when nobody asks for more: what is counted rather than timed repeats well. */
  rounds?: number
  /** Runs against our server only: the other one stores nothing, or falls over at the first frame. */
  oursOnly?: true
  /** Seconds it takes when nobody asks for more, where that is not the default of all. */
  seconds?: number
  run(contender: Contender, seconds: number): Promise<Outcome>
}

/** Starts a server, works with it, stops it whatever happens. */
export async function withServer<T>(
  contender: Contender,
  work: (server: Server) => Promise<T>,
  options: StartOptions = {},
): Promise<T> {
  const server = await contender.start(options)
  let result: T
  try {
    result = await work(server)
  } catch (error) {
    // What went wrong first is what is told.
    await server.stop().catch(() => {})
    throw error
  }
  await server.stop()
  return result
}

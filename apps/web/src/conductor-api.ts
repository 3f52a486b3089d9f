import {
  type AgendaChange,
  CreatedBoard,
  Handover,
  type NewNote,
  type NewRound,
  NoteCreated,
  PeopleList,
  type PersonChange,
  type PhaseChange,
  type Rehearsal,
  type ReportLayoutChange,
  type RoundChange,
  SessionAnswer,
  type SettingsChange,
  type SpotlightChange,
  type TimerChange,
  Trail,
} from '@atelier/board'
import { useMemo } from 'react'
import { Anything, type Api } from './api.ts'
import { useApi } from './app-context.ts'

/** What facilitators and the Secretariat ask of the server; it comes with their screens, not with a phone's. */
export class ConductorApi {
  readonly #api: Api

  constructor(api: Api) {
    this.#api = api
  }

  changePhase = (boardId: string, change: PhaseChange) =>
    this.#api.ask('POST', boardId, '/phase', SessionAnswer, change)

  changeTimer = (boardId: string, change: TimerChange) =>
    this.#api.ask('POST', boardId, '/timer', SessionAnswer, change)

  changeSettings = (boardId: string, change: SettingsChange) =>
    this.#api.ask('POST', boardId, '/settings', Anything, change)

  changeAgenda = (boardId: string, agenda: AgendaChange) =>
    this.#api.ask('PUT', boardId, '/agenda', Anything, agenda)

  openRound = (boardId: string, round: NewRound = {}) =>
    this.#api.ask('POST', boardId, '/rounds', Anything, round)

  changeRound = (boardId: string, roundId: string, change: RoundChange) =>
    this.#api.ask('POST', boardId, `/rounds/${encodeURIComponent(roundId)}`, Anything, change)

  changeSpotlight = (boardId: string, change: SpotlightChange) =>
    this.#api.ask('POST', boardId, '/spotlight', Anything, change)

  /** @param mine `true`: I sort this question; `false`: nobody does */
  changeOwner = (boardId: string, questionId: string, mine: boolean) =>
    this.#api.ask('PUT', boardId, `/owners/${encodeURIComponent(questionId)}`, Anything, { mine })

  people = (boardId: string) => this.#api.ask('GET', boardId, '/people', PeopleList)

  changePerson = (boardId: string, personId: string, change: PersonChange) =>
    this.#api.ask('POST', boardId, `/people/${encodeURIComponent(personId)}`, Anything, change)

  /** A code by which that person goes on with another device. */
  handOver = (boardId: string, personId: string) =>
    this.#api.ask('POST', boardId, `/people/${encodeURIComponent(personId)}/handover`, Handover, {})

  writeNote = (boardId: string, note: NewNote) => this.#api.ask('POST', boardId, '/notes', NoteCreated, note)

  trail = (boardId: string) => this.#api.ask('GET', boardId, '/trail', Trail)

  undoTrailEvent = (boardId: string, seq: number) =>
    this.#api.ask('POST', boardId, `/trail/${seq}/undo`, Anything)

  /** @returns the links of the copy */
  rehearse = (boardId: string, rehearsal: Rehearsal = {}): Promise<CreatedBoard> =>
    this.#api.ask('POST', boardId, '/rehearsal', CreatedBoard, rehearsal)

  /** @param key see `editorialKey`; an empty text takes it away */
  editReport = (boardId: string, key: string, text: string) =>
    this.#api.ask('PUT', boardId, `/editorial/${key}`, Anything, { text })

  layOutReport = (boardId: string, layout: ReportLayoutChange) =>
    this.#api.ask('PUT', boardId, '/report-layout', Anything, layout)
}

export function useConductorApi(): ConductorApi {
  const api = useApi()
  return useMemo(() => new ConductorApi(api), [api])
}

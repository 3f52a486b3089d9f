import {
  AtelierError,
  BallotBody,
  documentName,
  FacilitationDoc,
  NewRound,
  RoundChange,
} from '@atelier/board'
import type { Hono } from 'hono'
import { type AppEnv, readBody } from '../request.ts'
import { closeRound, openRound, reopenRound } from '../rounds.ts'
import type { Services } from '../services.ts'

/** Rounds of votes, and each person's ballot in them. */
export function voteRoutes(app: Hono<AppEnv>, services: Services): void {
  const { door, live, now, people, sync, votes } = services

  app.post('/api/boards/:id/rounds', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { on, questionIds, budget, several } = await readBody(c, NewRound)
    const id = await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const known = facilitation.questions().map((question) => question.id)
      const unknown = questionIds?.find((questionId) => !known.includes(questionId))
      if (unknown !== undefined)
        throw new AtelierError('unknownQuestion', { value: unknown, known: known.join(', ') })
      const choice = {
        ...(on && { on }),
        ...(questionIds?.length && { questionIds }),
        ...(budget !== undefined && { budget }),
        ...(several !== undefined && { several }),
      }
      return openRound(facilitation, null, choice, now()).id
    })
    return c.json({ id }, 201)
  })

  app.post('/api/boards/:id/rounds/:roundId', async (c) => {
    const { boardId } = door.authenticate(c, c.req.param('id'), 'conduct')
    const { action } = await readBody(c, RoundChange)
    const roundId = c.req.param('roundId')
    await sync.edit(documentName(boardId, 'facilitation'), (doc) => {
      const facilitation = new FacilitationDoc(doc)
      const round = facilitation.round(roundId)
      if (!round) throw new AtelierError('unknownRound', { value: roundId.slice(0, 80) })
      if (action === 'close') closeRound(facilitation, round)
      else reopenRound(facilitation, round)
    })
    await votes.settle(boardId)
    const round = await sync.read(documentName(boardId, 'facilitation'), (doc) =>
      new FacilitationDoc(doc).round(roundId),
    )
    return c.json({ id: roundId, open: round?.open ?? false })
  })

  app.put('/api/boards/:id/rounds/:roundId/ballot', async (c) => {
    const { boardId, personId } = door.authenticate(c, c.req.param('id'), 'vote')
    const body = await readBody(c, BallotBody)
    const person = await people.get(boardId, personId)
    const tables = await live.during(boardId, async ({ settings }) => settings.tables)
    const weight = tables ? (person?.people ?? 1) : 1
    await votes.cast(boardId, c.req.param('roundId'), { personId, weight }, body.votes)
    return c.json({ votes: await votes.ballotOf(boardId, c.req.param('roundId'), personId) })
  })

  app.get('/api/boards/:id/rounds/:roundId/ballot', async (c) => {
    const { boardId, personId } = door.authenticate(c, c.req.param('id'), 'vote')
    return c.json({ votes: await votes.ballotOf(boardId, c.req.param('roundId'), personId) })
  })
}

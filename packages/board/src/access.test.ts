import { describe, expect, it } from 'vitest'
import { can, canWrite, has, mayEditNote, ROLES } from './access.ts'
import { DEFAULT_SETTINGS } from './settings.ts'
import { templates } from './template.ts'

const phase = (id: string) => templates.open.agenda.phases.find((p) => p.id === id) ?? null
const everyone = { ...DEFAULT_SETTINGS, clustering: 'everyone' as const }

describe('[B3] rights', () => {
  it('lets only facilitators write the facilitation document, in every phase', () => {
    for (const role of ROLES)
      expect(canWrite(role, 'facilitation', phase('writing'), DEFAULT_SETTINGS)).toBe(role === 'facilitator')
  })

  it('lets participants write on the board while writing is open, and not otherwise', () => {
    const open = templates.open.agenda.phases
      .filter((p) => canWrite('participant', 'board', p, DEFAULT_SETTINGS))
      .map((p) => p.id)
    expect(open).toEqual(['writing', 'reading', 'results'])
  })

  it('never lets a viewer or the Secretariat write', () => {
    for (const role of ['viewer', 'secretariat'] as const)
      for (const p of templates.local4action.agenda.phases)
        for (const document of ['board', 'facilitation', 'draft'] as const)
          expect(canWrite(role, document, p, everyone)).toBe(false)
  })

  it('lets everyone group when the session is set so, without letting them write', () => {
    expect(has('participant', 'cluster', phase('clustering'), DEFAULT_SETTINGS)).toBe(false)
    expect(has('participant', 'cluster', phase('clustering'), everyone)).toBe(true)
    expect(has('participant', 'write', phase('clustering'), everyone)).toBe(false)
    expect(has('participant', 'cluster', phase('reading'), everyone)).toBe(false)
  })

  it('lets people change their own words only, unless the session is set otherwise', () => {
    const me = { role: 'participant' as const, personId: 'person_1' }
    const mine = { authorId: 'person_1' }
    const yours = { authorId: 'person_2' }
    expect(mayEditNote(me, mine, phase('writing'), DEFAULT_SETTINGS)).toBe(true)
    expect(mayEditNote(me, yours, phase('writing'), DEFAULT_SETTINGS)).toBe(false)
    expect(mayEditNote(me, yours, phase('writing'), { ...DEFAULT_SETTINGS, editing: 'everyone' })).toBe(true)
    expect(mayEditNote(me, mine, phase('reading'), DEFAULT_SETTINGS)).toBe(false)
    expect(mayEditNote({ ...me, role: 'facilitator' }, yours, phase('close'), DEFAULT_SETTINGS)).toBe(true)
  })

  it('gives the report to those who take it away', () => {
    expect(ROLES.filter((role) => can(role, 'takeReport'))).toEqual(['secretariat', 'facilitator'])
  })
})

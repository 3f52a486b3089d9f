// @vitest-environment jsdom
import { BoardDoc, DEFAULT_SETTINGS, MAX_NOTE_CHARS, MAX_TRANSLATION_CHARS, Round } from '@atelier/board'
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { Api } from '../../api.ts'
import { AppContext } from '../../app-context.ts'
import { Language, LanguageContext } from '../../i18n.ts'
import { SessionContext } from '../../session/hooks.ts'
import type { Session } from '../../session/session.ts'
import { ME, sessionOf } from '../board/testing/session-without-server.ts'
import { ListView } from './list-view.tsx'
import { loadNoteLanguage, PARTS } from './parts.ts'

let root: Root
let page: HTMLElement

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  // The list of a phone: one question at a time.
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener() {}, removeEventListener() {} }))
  localStorage.clear()
  asked = []
  ballot = {}
  page = document.createElement('div')
  document.body.append(page)
  root = createRoot(page)
})

afterEach(() => {
  act(() => root.unmount())
  page.remove()
})

/** What the server is asked; answers with what the test put down. */
let asked: { method: string; path: string; body: unknown }[] = []
let ballot: Record<string, number> = {}
/** Where this server sends notes to be translated. */
let translationHost: string | null = null
let translated: () => Response = () => Response.json({})
const server = async (path: RequestInfo | URL, init?: RequestInit) => {
  if (path === '/config.json')
    return Response.json({
      version: '1',
      tldrawLicenseKey: null,
      createTokenNeeded: false,
      publicUrl: null,
      translationHost,
    })
  const body: unknown = init?.body ? JSON.parse(String(init.body)) : null
  asked.push({ method: init?.method ?? 'GET', path: String(path), body })
  if (String(path).endsWith('/translations')) return translated()
  return Response.json({ votes: ballot })
}

/** Shows the list, and waits for the parts of it that this person needs. */
async function show(session: Session) {
  const language = new Language(null, ['en'])
  const api = new Api({ language: () => 'en', role: () => null, fetch: server })
  act(() =>
    root.render(
      <LanguageContext value={language}>
        <AppContext value={{ api, storage: { local: localStorage, session: sessionStorage } }}>
          <SessionContext value={session}>
            <ListView />
          </SessionContext>
        </AppContext>
      </LanguageContext>,
    ),
  )
  await partsCome()
}

/** Parts of the list come by themselves when they are needed; here they are on the disk. */
async function partsCome() {
  await act(async () => {
    await Promise.all([...Object.values(PARTS), loadNoteLanguage].map((load) => load()))
    await new Promise((resolve) => setTimeout(resolve))
  })
}

const field = () => page.querySelector<HTMLTextAreaElement>('form textarea')
const button = (name: RegExp) =>
  [...page.querySelectorAll('button')].find((one) =>
    name.test(one.getAttribute('aria-label') ?? one.textContent ?? ''),
  )

function type(area: HTMLTextAreaElement | null, text: string) {
  if (!area) throw new Error('there is no field to type in')
  act(() => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(area, text)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
}

function press(area: HTMLTextAreaElement | null, key: string, init: KeyboardEventInit = {}) {
  act(() => {
    area?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...init }))
  })
}

describe('writing in the list', () => {
  it('posts a note with Enter, under the open question, with author, HUB and language', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    type(field(), '  One idea ')
    press(field(), 'Enter')
    expect(board.notes()).toMatchObject([
      { questionId: 'q1', text: 'One idea', authorId: ME, hubId: 'hub_1', language: 'en' },
    ])
    expect(field()?.value).toBe('')
  })

  it('marks a note with the language of its wording, not of the interface', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    for (const text of ['Faltan datos de los barrios', 'Bilbao', 'المياه للجميع']) {
      type(field(), text)
      await partsCome()
      press(field(), 'Enter')
    }
    expect(board.notes().map(({ language }) => language)).toEqual(['es', 'en', null])
  })

  it('does not post while a word is being composed, nor with Shift + Enter, nor when empty', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    press(field(), 'Enter')
    type(field(), '日本')
    press(field(), 'Enter', { isComposing: true })
    press(field(), 'Enter', { shiftKey: true })
    expect(board.notes()).toEqual([])
  })

  it('keeps a text that is too long whole and says by how much', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    type(field(), 'x'.repeat(MAX_NOTE_CHARS + 3))
    press(field(), 'Enter')
    expect(board.notes()).toEqual([])
    expect(field()?.value.length).toBe(MAX_NOTE_CHARS + 3)
    expect(page.textContent).toContain('3 characters too many')
  })

  it('unfolds where writing is not what a phase is for, and does not fold again under who goes on to a note', async () => {
    const { session, enter } = sessionOf('facilitator', 'open')
    enter('clustering')
    await show(session)
    expect(field()?.form?.dataset.folded).toBe('true')
    act(() => field()?.focus())
    expect(field()?.form?.dataset.folded).toBe('false')
    type(field(), 'One more')
    press(field(), 'Enter')
    act(() => field()?.blur())
    expect(field()?.form?.dataset.folded).toBe('false')
  })

  it('takes the field away when writing closes, keeps the text, and gives it back', async () => {
    const { session, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    type(field(), 'half a thought')
    act(() => enter('reading'))
    expect(field()).toBe(null)
    expect(page.textContent).toContain('half a thought')
    act(() => enter('writing'))
    expect(field()?.value).toBe('half a thought')
  })

  it('says in which phase writing opens', async () => {
    const { session, enter } = sessionOf('participant', 'open')
    enter('presentations')
    await show(session)
    expect(page.textContent).toContain('Writing opens here in the phase “Writing”.')
  })

  it('comes to the question of the phase', async () => {
    const { session, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    act(() => enter('results'))
    expect(page.querySelector('h2')?.textContent).toContain('next steps of your initiative')
    expect(field()).not.toBe(null)
  })

  it('offers a refused text back, and takes it up beside what is typed', async () => {
    const { session, keptTexts, enter } = sessionOf('participant', 'open')
    enter('writing')
    await show(session)
    type(field(), 'new')
    act(() => keptTexts.set([{ id: 'note_1', kind: 'note', questionId: 'q1', text: 'refused' }]))
    act(() => button(/^Take up/)?.click())
    expect(field()?.value).toBe('new\nrefused')
    expect(keptTexts.get()).toEqual([])
  })

  it('shows viewers no field and no tools', async () => {
    const { session, board, enter } = sessionOf('viewer', 'open')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'read me' })
    await show(session)
    expect(field()).toBe(null)
    expect(button(/^(Edit|Delete|Group)/)).toBe(undefined)
    expect(page.textContent).toContain('read me')
  })
})

describe('notes in the list', () => {
  it('marks my notes as saved only when the server has stored them', async () => {
    const { session, board, status, waitingIds, enter } = sessionOf('participant', 'open')
    enter('writing')
    const id = board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    waitingIds.set(new Set([id]))
    await show(session)
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Saving')
    act(() => status.set({ connection: 'offline', waiting: 1, loaded: true }))
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Waiting')
    act(() => {
      status.set({ connection: 'online', waiting: 0, loaded: true })
      waitingIds.set(new Set())
    })
    expect(page.querySelector('li[data-mine="true"]')?.textContent).toContain('Saved')
  })

  it('lets me change and delete my own notes only, and take a deletion back', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    board.addNote({ questionId: 'q1', text: 'yours', authorId: 'person_other' })
    await show(session)
    expect(button(/^Edit: yours/)).toBe(undefined)
    act(() => button(/^Edit: mine/)?.click())
    type(page.querySelector('li textarea'), 'mine, corrected')
    press(page.querySelector('li textarea'), 'Enter')
    expect(board.notes().map(({ text }) => text)).toContain('mine, corrected')
    act(() => button(/^Delete: mine/)?.click())
    expect(board.notes().map(({ text }) => text)).toEqual(['yours'])
    act(() => {
      board.addNote({ questionId: 'q1', text: 'written since', authorId: ME })
    })
    act(() => button(/^Undo/)?.click())
    expect(
      board
        .notes()
        .map(({ text }) => text)
        .sort(),
    ).toEqual(['mine, corrected', 'written since', 'yours'])
  })

  it('keeps a correction that was open when writing closed', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'mine', authorId: ME })
    await show(session)
    act(() => button(/^Edit/)?.click())
    type(page.querySelector('li textarea'), 'mine, better')
    act(() => enter('reading'))
    expect(board.notes()[0]?.text).toBe('mine')
    expect(page.textContent).toContain('mine, better')
    act(() => enter('writing'))
    act(() => button(/^Edit/)?.click())
    expect(page.querySelector<HTMLTextAreaElement>('li textarea')?.value).toBe('mine, better')
  })

  it('lets facilitators group, name and ungroup without the canvas', async () => {
    const { session, board, enter } = sessionOf('facilitator', 'open')
    enter('clustering')
    board.addNote({ questionId: 'q1', text: 'a', createdAt: 1 })
    board.addNote({ questionId: 'q1', text: 'b', createdAt: 2 })
    await show(session)
    act(() => button(/^Group: a/)?.click())
    act(() => button(/^New group/)?.click())
    const title = page.querySelector<HTMLInputElement>('input[aria-label="Title of the group"]')
    expect(document.activeElement).toBe(title)
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(title, 'Funding')
      title?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    act(() => button(/^Group: b/)?.click())
    act(() => button(/^Funding$/)?.click())
    expect(board.clusters()).toMatchObject([{ title: 'Funding', questionId: 'q1' }])
    expect(board.clusters()[0]?.noteIds).toHaveLength(2)
    act(() => button(/^Group: a/)?.click())
    act(() => button(/^No group/)?.click())
    expect(board.clusters()[0]?.noteIds).toHaveLength(1)
  })

  it('lets everyone group where the session says so, and nobody else', async () => {
    const { session, board, facilitation, enter } = sessionOf('participant', 'open')
    enter('clustering')
    board.addNote({ questionId: 'q1', text: 'a' })
    await show(session)
    expect(facilitation.settings()).toEqual(DEFAULT_SETTINGS)
    expect(button(/^Group: a/)).toBe(undefined)
    act(() => facilitation.setSettings({ clustering: 'everyone' }))
    await partsCome()
    expect(button(/^Group: a/)).not.toBe(undefined)
  })
})

describe('silent writing in the list', () => {
  it('keeps what is written out of the board, says so, and shows it to its author', async () => {
    const { session, board, draft, enter } = sessionOf('participant')
    enter('write-q1')
    await show(session)
    expect(page.textContent).toContain('Silent writing')
    expect(page.textContent).toContain('Notes show your HUB, not your name.')
    type(field(), 'Only mine')
    press(field(), 'Enter')
    expect(draft.notes.notes()).toMatchObject([{ text: 'Only mine' }])
    expect(board.doc.getMap('notes').size).toBe(0)
    expect(page.textContent).toContain('Only you see it')
  })

  it('does not sign a note where nobody may learn who wrote it', async () => {
    const { session, draft, facilitation, enter } = sessionOf('participant')
    facilitation.setSettings({ anonymity: 'none' })
    enter('write-q1')
    await show(session)
    expect(page.textContent).toContain('Notes are anonymous')
    type(field(), 'Nobody knows')
    press(field(), 'Enter')
    expect(draft.notes.notes()).toMatchObject([{ authorId: null, hubId: null }])
  })

  it('tells how many HUBs have written, and nothing of what', async () => {
    const { session, facilitation, enter } = sessionOf('participant')
    enter('write-q1')
    facilitation.setWritten({ 'q1/hub_1': 2, 'q1/hub_2': 1, 'q2/hub_3': 4, 'q1/-': 1 })
    await show(session)
    expect(page.textContent).toContain('2 HUBs have written here')
  })

  it('closes the field at the limit of notes, and says that mine can still be changed', async () => {
    const { session, facilitation, enter } = sessionOf('participant')
    facilitation.setSettings({ notesPerPerson: 1 })
    enter('write-q1')
    await show(session)
    type(field(), 'The one')
    press(field(), 'Enter')
    expect(field()).toBeNull()
    expect(page.textContent).toContain('You can still change yours')
  })
})

describe('joining notes in the list', () => {
  it('joins mine to one that says the same, keeps both, and parts them again', async () => {
    const { session, board, enter } = sessionOf('participant')
    const mine = board.addNote({ questionId: 'q1', text: 'Money', authorId: ME })
    const other = board.addNote({ questionId: 'q1', text: 'Funding', authorId: 'person_you' })
    enter('reading')
    await show(session)
    expect(button(/^Says the same: Money/)).toBeUndefined()
    act(() => button(/^Says the same: Funding/)?.click())
    expect(board.note(mine)?.mergedInto).toBe(other)
    expect(page.textContent).toContain('Also said by 1 other')
    act(() => button(/^Part again: Money/)?.click())
    expect(board.note(mine)?.mergedInto).toBeNull()
  })
})

describe('translations in the list', () => {
  const ADDED = { text: 'Le financement', by: 'person', personId: ME } as const

  it('are typed by a person, stand beside the original with their language, and can be taken back', async () => {
    const { session, board, enter } = sessionOf('facilitator', 'open')
    enter('writing')
    const id = board.addNote({ questionId: 'q1', text: 'Funding', language: 'en' })
    await show(session)
    act(() => button(/^Translate, or mark the language of: Funding/)?.click())
    expect(button(/^English$/)?.getAttribute('aria-pressed')).toBe('true')
    act(() => button(/^Français$/)?.click())
    const area = page.querySelector<HTMLTextAreaElement>('li textarea')
    expect(area?.lang).toBe('fr')
    type(area, 'Le financement')
    expect(page.textContent).toContain(`${MAX_TRANSLATION_CHARS - 14} characters left`)
    press(area, 'Enter')
    expect(board.note(id)).toMatchObject({ text: 'Funding', translations: { fr: ADDED } })
    expect(page.querySelector('li p[lang="en"]')?.textContent).toBe('Funding')
    expect(page.querySelector('li p[lang="fr"]')?.textContent).toBe('Le financement')
    act(() => button(/^Remove the translation \(Français\)/)?.click())
    expect(board.note(id)?.translations).toEqual({})
    act(() => button(/^Undo/)?.click())
    expect(board.note(id)?.translations).toMatchObject({ fr: ADDED })
  })

  it('are not signed where nobody may learn who wrote', async () => {
    const { session, board, facilitation, enter } = sessionOf('facilitator', 'open')
    facilitation.setSettings({ anonymity: 'none' })
    enter('writing')
    const id = new BoardDoc(board.doc).addNote({ questionId: 'q1', text: 'Funding', language: 'en' })
    await show(session)
    act(() => button(/^Translate/)?.click())
    act(() => button(/^Español$/)?.click())
    const area = page.querySelector<HTMLTextAreaElement>('li textarea')
    type(area, 'Financiación')
    press(area, 'Enter')
    expect(board.note(id)?.translations.es).not.toHaveProperty('personId')
  })

  it('are offered to participants while they write, for their own notes and those in another language', async () => {
    const { session, board, enter } = sessionOf('participant', 'open')
    enter('writing')
    board.addNote({ questionId: 'q1', text: 'mine', language: 'en', authorId: ME })
    board.addNote({ questionId: 'q1', text: 'suyo', language: 'es', authorId: 'person_you' })
    board.addNote({ questionId: 'q1', text: 'theirs', language: 'en', authorId: 'person_you' })
    await show(session)
    expect(button(/^Translate.*: mine/)).not.toBe(undefined)
    expect(button(/^Translate.*: suyo/)).not.toBe(undefined)
    expect(button(/^Translate.*: theirs/)).toBe(undefined)
    act(() => enter('presentations'))
    expect(button(/^Translate/)).toBe(undefined)
  })

  describe('of a service', () => {
    const ask = () => {
      const into = [...page.querySelectorAll('li ul[aria-labelledby]')].find((list) =>
        document
          .getElementById(list.getAttribute('aria-labelledby') ?? '')
          ?.textContent?.startsWith('Ask the'),
      )
      return [...(into?.querySelectorAll('button') ?? [])]
    }
    async function open(host: string | null, role: 'facilitator' | 'secretariat' = 'facilitator') {
      translationHost = host
      const all = sessionOf(role, 'open')
      all.enter('writing')
      const id = all.board.addNote({ questionId: 'q1', text: 'Funding', language: 'en' })
      await show(all.session)
      await partsCome()
      act(() => button(/^Translate, or mark the language of: Funding/)?.click())
      return { ...all, id }
    }
    afterEach(() => {
      translationHost = null
    })

    it('are offered where there is one, also to who reads, and stand beside the original as a machine’s', async () => {
      const { board, id } = await open('translate.example.org', 'secretariat')
      expect(ask().map(({ textContent }) => textContent)).toEqual(['Français', 'Español'])
      await act(async () => ask()[0]?.click())
      expect(asked.at(-1)).toMatchObject({ method: 'POST', body: { language: 'fr' } })
      act(() => board.setTranslation(id, 'fr', { text: 'Le financement', by: 'service', at: 1 }))
      expect(page.querySelector('li p[lang="fr"]')?.parentElement?.textContent).toContain(
        'machine translation',
      )
      act(() => board.setTranslation(id, 'fr', { text: 'Le financement', by: 'person', at: 2 }))
      expect(page.textContent).not.toContain('machine translation')
    })

    it('say in words why there is none', async () => {
      await open('translate.example.org')
      translated = () =>
        Response.json({ error: { code: 'translationFailed', message: '', params: {} } }, { status: 503 })
      await act(async () => ask()[1]?.click())
      expect(page.querySelector('[role="alert"], li')?.textContent).toContain('gave no translation this time')
    })

    it('are not spoken of where there is none, nor where the session does not want it', async () => {
      await open(null)
      expect(ask()).toEqual([])
      act(() => root.unmount())
      root = createRoot(page)
      const { facilitation } = await open('translate.example.org')
      act(() => facilitation.setSettings({ translation: false }))
      expect(ask()).toEqual([])
    })
  })

  it('are shown to who only reads', async () => {
    const { session, board, enter } = sessionOf('viewer', 'open')
    enter('writing')
    const id = board.addNote({ questionId: 'q1', text: 'Funding', language: 'en' })
    board.setTranslation(id, 'es', { text: 'Financiación', by: 'person', at: 1 })
    await show(session)
    expect(page.querySelector('li p[lang="es"]')?.textContent).toBe('Financiación')
    expect(button(/^Change the translation/)).toBe(undefined)
  })
})

describe('voting in the list', () => {
  const openVote = (several = false) => {
    const made = sessionOf('participant')
    const { board, facilitation } = made
    const a = board.addNote({ questionId: 'q1', text: 'a' })
    const clusters = ['Money', 'People', 'Data', 'Time'].map((title) =>
      board.makeCluster([board.addNote({ questionId: 'q1', text: title })], { questionId: 'q1', title }),
    )
    facilitation.setRound(
      Round.parse({ id: 'round_1', order: 1, questionIds: ['q1'], budget: 3, several, open: true }),
    )
    made.enter('vote')
    return { ...made, a, clusters }
  }
  const votesFor = (title: string) =>
    button(new RegExp(`^Vote for: ${title}$`)) as HTMLButtonElement | undefined

  it('gives one vote a group, as many as there are, and sends them as one ballot', async () => {
    const { session, clusters } = openVote()
    await show(session)
    expect(page.textContent).toContain('3 votes left of 3')
    for (const title of ['Money', 'People', 'Data']) act(() => votesFor(title)?.click())
    expect(page.textContent).toContain('0 votes left of 3')
    expect(votesFor('Time')?.disabled).toBe(true)
    expect(votesFor('Data')?.getAttribute('aria-pressed')).toBe('true')
    await act(() => vi.waitFor(() => expect(asked.some(({ method }) => method === 'PUT')).toBe(true)))
    expect(asked.filter(({ method }) => method === 'PUT')).toMatchObject([
      {
        path: '/api/boards/board_1/rounds/round_1/ballot',
        body: { votes: Object.fromEntries(clusters.slice(0, 3).map((id) => [id, 1])) },
      },
    ])
  })

  it('shows nothing of the votes while they are cast, and the sums once they are closed', async () => {
    const { session, facilitation, clusters } = openVote()
    await show(session)
    expect(page.textContent).not.toMatch(/\d votes?\b(?! left)/)
    const round = facilitation.round('round_1')
    if (!round) throw new Error('the round is gone')
    act(() => facilitation.setRound({ ...round, open: false, tallies: { [clusters[0] ?? '']: 7 } }))
    expect(page.textContent).toContain('7 votes')
    expect(votesFor('Money')).toBeUndefined()
  })
})

describe('commitments in the list', () => {
  it('take what it is, who, when and what help, for my own next step', async () => {
    const { session, board, enter } = sessionOf('participant')
    const mine = board.addNote({ questionId: 'q3', text: 'A school', authorId: ME })
    board.addNote({ questionId: 'q3', text: 'Not mine', authorId: 'person_you' })
    enter('results')
    await show(session)
    expect(button(/^Who, when, what help: Not mine/)).toBeUndefined()
    await act(async () => {
      button(/^Who, when, what help: A school/)?.click()
      await import('./commitment-card.tsx')
    })
    const owner = page.querySelector<HTMLInputElement>('input:not([type])')
    act(() => {
      Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(owner, 'HUB 07')
      owner?.dispatchEvent(new Event('input', { bubbles: true }))
    })
    const kinds = [...page.querySelectorAll<HTMLInputElement>('input[type=radio]')]
    expect(kinds.map(({ value, checked }) => [value, checked])).toEqual([
      ['spinOff', false],
      ['step', false],
    ])
    act(() => kinds[0]?.click())
    act(() => page.querySelectorAll<HTMLInputElement>('input[type=checkbox]')[10]?.click())
    act(() => button(/^Done$/)?.click())
    expect(board.note(mine)?.step).toEqual({ kind: 'spinOff', owner: 'HUB 07', sdgs: [11] })
    expect(page.textContent).toContain('Spin-off')
    expect(page.textContent).toContain('HUB 07')
  })

  it('are ticked off once they are carried out, and opened again', async () => {
    const { session, board, enter } = sessionOf('participant')
    const mine = board.addNote({ questionId: 'q3', text: 'A school', authorId: ME })
    board.setStep(mine, { owner: 'HUB 07' })
    enter('results')
    await show(session)
    const tick = async () => {
      await act(async () => {
        button(/^Who, when, what help: A school|^Change the card/)?.click()
        await import('./commitment-card.tsx')
      })
      const box = [...page.querySelectorAll<HTMLLabelElement>('label')].find(
        ({ textContent }) => textContent === 'Carried out',
      )
      act(() => box?.querySelector('input')?.click())
      act(() => button(/^Done$/)?.click())
    }
    await tick()
    expect(board.note(mine)?.step).toEqual({ owner: 'HUB 07', status: 'done' })
    expect(page.textContent).toContain('Carried out')
    await tick()
    expect(board.note(mine)?.step).toEqual({ owner: 'HUB 07' })
    expect(page.textContent).not.toContain('Carried out')
  })
})

describe('corrections after the close', () => {
  it('go to the server, which keeps what the note said before, and only for my own notes', async () => {
    const { session, board, enter } = sessionOf('participant')
    const mine = board.addNote({ questionId: 'q1', text: 'Mony', authorId: ME })
    board.addNote({ questionId: 'q1', text: 'Theirs', authorId: 'person_you' })
    enter('close')
    await show(session)
    expect(page.textContent).toContain('You can still correct or withdraw your own notes')
    expect(button(/^Edit: Theirs/)).toBeUndefined()
    act(() => button(/^Edit: Mony/)?.click())
    const area = page.querySelector<HTMLTextAreaElement>('li textarea')
    type(area, 'Money')
    await act(async () => press(area, 'Enter'))
    expect(asked).toEqual([
      { method: 'PATCH', path: `/api/boards/board_1/notes/${mine}`, body: { text: 'Money' } },
    ])
    expect(board.note(mine)?.text).toBe('Mony')
  })

  it('say until when; a note is withdrawn by its button, which the server does as well', async () => {
    const { session, board, enter } = sessionOf('participant')
    const mine = board.addNote({ questionId: 'q1', text: 'Mony', authorId: ME })
    enter('close')
    await show(session)
    const until = new Intl.DateTimeFormat('en', { dateStyle: 'long', timeStyle: 'short' }).format(
      DEFAULT_SETTINGS.correctionHours * 3_600_000,
    )
    expect(page.textContent).toContain(`until ${until}`)
    await act(async () => button(/^Delete: Mony/)?.click())
    expect(asked).toEqual([
      { method: 'PATCH', path: `/api/boards/board_1/notes/${mine}`, body: { text: '' } },
    ])
    expect(page.textContent).toContain('Note withdrawn.')
  })

  it('end when their time has run out by the server’s clock, also on a page that stays open', async () => {
    const { session, board, enter } = sessionOf('participant')
    const end = DEFAULT_SETTINGS.correctionHours * 3_600_000
    let now = end - 50
    board.addNote({ questionId: 'q1', text: 'Mony', authorId: ME })
    enter('close')
    await show({ ...session, serverNow: () => now })
    expect(button(/^Edit: Mony/)).toBeDefined()
    now = end + 1
    await vi.waitFor(async () => {
      await act(() => new Promise((resolve) => setTimeout(resolve, 20)))
      expect(page.textContent).toContain('Notes could be corrected until')
    })
    expect(button(/^Edit: Mony/)).toBeUndefined()
    expect(button(/^Delete: Mony/)).toBeUndefined()
  })
})

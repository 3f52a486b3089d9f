import { LOCALES, ROLES } from '@atelier/board'
import { describe, expect, it } from 'vitest'
import { mailtoOf, roleMail } from './role-mail.ts'

const base = {
  language: 'fr',
  role: 'facilitator',
  title: 'Penser une stratégie commune & durable',
  url: 'http://192.168.1.20:3000/l#abc_123-def',
  day: '2026-11-28',
  until: Date.UTC(2026, 11, 28, 12),
} as const

describe('the e-mail of a link', () => {
  it('says of which session, what for, when, until when, and that it is personal', () => {
    const { subject, body } = roleMail(base)
    expect(subject).toBe('Penser une stratégie commune & durable\u00a0: votre lien pour animer')
    expect(body.split('\n\n')).toEqual([
      'Bonjour,',
      'voici votre lien pour la session «\u00a0Penser une stratégie commune & durable\u00a0», le samedi 28 novembre 2026.',
      expect.stringMatching(/^Il vous permet d’animer/),
      base.url,
      'Il ouvre la session jusqu’au lundi 28 décembre 2026.',
      expect.stringMatching(/mêmes droits que vous/),
    ])
  })

  it('is written for each role in each language, with the link on a line of its own', () => {
    const seen = new Set<string>()
    for (const language of LOCALES)
      for (const role of ROLES) {
        const { subject, body } = roleMail({ ...base, language, role })
        expect(body.split('\n'), `${role} in ${language}`).toContain(base.url)
        expect(subject + body).not.toMatch(/\{\{|…/)
        seen.add(subject)
      }
    expect(seen.size).toBe(LOCALES.length * ROLES.length)
  })

  it('says nothing of a day or an end that is not known', () => {
    const { body } = roleMail({ ...base, language: 'en', day: null, until: null })
    expect(body).toContain('your link to the session “Penser une stratégie commune & durable”.')
    expect(body).not.toMatch(/until|2026/)
  })

  it('keeps a long title out of the subject, and whole in the text', () => {
    const title = `Début ${'très '.repeat(58)}long`
    const { subject, body } = roleMail({ ...base, title })
    expect(subject.length).toBeLessThan(170)
    expect(body).toContain(title)
  })
})

describe('the address that opens a mail program', () => {
  it('gives back subject, text and link as they were, lines ended as RFC 6068 asks', () => {
    const mail = roleMail(base)
    const address = new URL(mailtoOf(mail))
    expect(address.protocol).toBe('mailto:')
    expect(address.searchParams.get('subject')).toBe(mail.subject)
    expect(address.searchParams.get('body')).toBe(mail.body.replaceAll('\n', '\r\n'))
  })

  it('lets nothing in a title add an addressee or a field', () => {
    const mail = roleMail({ ...base, title: 'A&bcc=x@example.org?cc=y\r\nBcc: z@example.org' })
    const address = new URL(mailtoOf(mail))
    expect([...address.searchParams.keys()]).toEqual(['subject', 'body'])
    expect(address.pathname).toBe('')
    expect(mail.subject).not.toMatch(/[\r\n]/)
  })
})

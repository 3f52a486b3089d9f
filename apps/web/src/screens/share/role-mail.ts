import type { Locale, Role } from '@atelier/board'
import { sayIn } from '../../i18n.ts'
import { mailTexts } from './mail-texts.ts'

interface MailOptions {
  /** The language of who gets it. */
  language: Locale
  role: Role
  title: string
  url: string
  /** Day of the session, ISO (YYYY-MM-DD); `null` when it is not known. */
  day: string | null
  /** Epoch ms at which the link closes; `null` when it is not known. */
  until: number | null
}

/** Longest title in a subject: more is cut by the programs that show it. */
const MAX_SUBJECT_TITLE_CHARS = 120

/** The e-mail that hands a link to somebody: what for, when, for whom. Plain text, lines end as `\n`. */
export function roleMail({ language, role, title, url, day, until }: MailOptions): {
  subject: string
  body: string
} {
  const t = sayIn(language, mailTexts)
  const date = (at: Date, timeZone?: string) =>
    new Intl.DateTimeFormat(language, { dateStyle: 'full', ...(timeZone && { timeZone }) }).format(at)
  const line = title.replace(/\s+/g, ' ').trim()
  const short = line.length > MAX_SUBJECT_TITLE_CHARS ? `${line.slice(0, MAX_SUBJECT_TITLE_CHARS)}…` : line
  return {
    subject: t(`subject.${role}`, { title: short }),
    body: [
      t('hello'),
      // A day is the same day everywhere: it is read where no clock moves it.
      day ? t('sessionOn', { title: line, date: date(new Date(day), 'UTC') }) : t('session', { title: line }),
      t(`purpose.${role}`),
      url,
      ...(until === null ? [] : [t('until', { date: date(new Date(until)) })]),
      t('personal'),
    ].join('\n\n'),
  }
}

/** Opens the reader's mail program with it. Lines end as RFC 6068 asks. */
export function mailtoOf({ subject, body }: { subject: string; body: string }): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body.replace(/\n/g, '\r\n'))}`
}

import { LOCALES, type Locale, type Role } from '@atelier/board'
import { Check, Copy, Mail } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { useLocale, useTexts } from '../../i18n.ts'
import { useMeta } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { copyText } from '../../ui/copy-text.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice, Field } from '../../ui/field.tsx'
import { LANGUAGE_NAMES } from '../../ui/language-switch.tsx'
import { Notice } from '../../ui/notice.tsx'
import { uiTexts } from '../../ui/texts.ts'
import { fetchWords, packOf } from '../../words.ts'
import { mailTexts } from './mail-texts.ts'
import { mailtoOf, roleMail } from './role-mail.ts'
import styles from './share-screen.module.css'
import { shareTexts } from './texts.ts'

/** How long "copied" stays, in ms. */
const THANKS_MS = 2500

interface MailDialogProps {
  role: Role
  url: string
  /** Epoch ms at which the link closes; `null` when it is not known. */
  until: number | null
  onClose(): void
}

/** The link of a role as an e-mail: in a language of its own, to be sent by one's own mail program or copied. */
export function MailDialog({ role, url, until, onClose }: MailDialogProps) {
  const t = useTexts(shareTexts)
  const tUi = useTexts(uiTexts)
  const locale = useLocale()
  const meta = useMeta()
  const [chosen, setChosen] = useState<Locale>(locale)
  /** Follows the choice as soon as its words are here. */
  const [language, setLanguage] = useState<Locale>(locale)
  const [unreachable, setUnreachable] = useState(false)
  const [day, setDay] = useState('')
  const [result, setResult] = useState<'none' | 'copied' | 'byHand'>('none')
  const field = useRef<HTMLTextAreaElement>(null)
  const mail = roleMail({ language, role, title: meta?.title ?? '', url, day: day || null, until })

  useEffect(() => {
    if (result !== 'copied') return
    const timer = setTimeout(() => setResult('none'), THANKS_MS)
    return () => clearTimeout(timer)
  }, [result])

  const choose = (wanted: Locale) => {
    setUnreachable(false)
    setChosen(wanted)
    const pack = packOf(mailTexts)
    const coming = pack === null ? null : fetchWords(pack, wanted)
    if (!coming) {
      setLanguage(wanted)
      return
    }
    coming
      .then(() => setLanguage(wanted))
      .catch(() => {
        setUnreachable(true)
        setChosen(language)
      })
  }

  return (
    <Dialog title={t('mailTitle', { role: tUi(`role.${role}`) })} open onClose={onClose}>
      <div className={styles.mail}>
        <Choice
          label={t('mailLanguage')}
          value={chosen}
          options={LOCALES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
          onChange={choose}
        />
        {unreachable ? <Notice kind="refused">{tUi('languageUnreachable')}</Notice> : null}
        <Field
          type="date"
          label={t('mailDay')}
          hint={t('mailDayHint')}
          value={day}
          onChange={(event) => setDay(event.target.value)}
        />
        <label className={styles.letter}>
          {t('mailText')}
          <textarea
            ref={field}
            readOnly
            lang={language}
            dir="auto"
            rows={12}
            value={`${mail.subject}\n\n${mail.body}`}
            onFocus={(event) => event.currentTarget.select()}
          />
        </label>
        <div className={styles.actions}>
          <a className={styles.send} href={mailtoOf(mail)}>
            <Mail aria-hidden="true" />
            {t('mailOpen')}
          </a>
          <Button
            icon={result === 'copied' ? <Check aria-hidden="true" /> : <Copy aria-hidden="true" />}
            onClick={async () =>
              setResult((await copyText(field.current?.value ?? '', field.current)) ? 'copied' : 'byHand')
            }
          >
            {result === 'copied' ? tUi('copied') : t('mailCopy')}
          </Button>
        </div>
        <span className="visually-hidden" role="status">
          {result === 'copied' ? tUi('copied') : ''}
        </span>
        {result === 'byHand' ? <Notice kind="info">{tUi('copyByHand')}</Notice> : null}
      </div>
    </Dialog>
  )
}

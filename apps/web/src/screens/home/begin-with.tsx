import {
  type Locale,
  MAX_BOARD_FILE_BYTES,
  TEMPLATE_IDS,
  type TemplateId,
  templates,
  unbroken,
} from '@atelier/board'
import { useId, useState } from 'react'
import { useApp } from '../../app-context.ts'
import { useTexts } from '../../i18n.ts'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { QuestionMark } from '../../ui/question-mark.tsx'
import { recentBoards } from '../device-boards.ts'
import styles from './create-form.module.css'
import { type OpenedFile, openFile } from './opened-file.ts'
import { homeTexts } from './texts.ts'

export type ReadableFile = Exclude<OpenedFile, { holds: 'nothing' }>

/** What a session begins with. `link` is as it was pasted; `file` is `null` until one was chosen that can be read. */
export type Beginning =
  | { with: 'template'; template: TemplateId }
  | { with: 'earlier'; boardId: string; title: string }
  | { with: 'link'; link: string }
  | { with: 'file'; file: ReadableFile | null; name: string }

/** The usual way in full view; the others, an earlier session and a file, folded away below it. */
export function BeginWith({
  value,
  language,
  error,
  onChange,
}: {
  value: Beginning
  language: Locale
  error: string | null
  onChange(value: Beginning): void
}) {
  const t = useTexts(homeTexts)
  const { storage } = useApp()
  const [earlier] = useState(() => recentBoards(storage).filter(({ role }) => role === 'facilitator'))
  const group = useId()
  const way = (key: string, checked: boolean, label: string, text: string, choose: () => void) => (
    <label key={key} className={styles.way}>
      <input type="radio" name={group} checked={checked} onChange={choose} />
      <span>
        <strong>{label}</strong>
        <small>{text}</small>
      </span>
    </label>
  )
  return (
    <fieldset className={styles.begin}>
      <legend>{t('begin')}</legend>
      <Beginnings value={value} language={language} />
      <details className={styles.ways} open={error !== null || undefined}>
        <summary>{t('otherWays')}</summary>
        {TEMPLATE_IDS.map((template) =>
          way(
            template,
            value.with === 'template' && value.template === template,
            t(`template.${template}`),
            t(`templateText.${template}`),
            () => onChange({ with: 'template', template }),
          ),
        )}
        {earlier.map(({ boardId, title }) =>
          way(
            boardId,
            value.with === 'earlier' && value.boardId === boardId,
            t('earlier', { title }),
            t('earlierText'),
            () => onChange({ with: 'earlier', boardId, title }),
          ),
        )}
        {way('link', value.with === 'link', t('fromLink'), t('fromLinkText'), () =>
          onChange({ with: 'link', link: '' }),
        )}
        {value.with === 'link' ? (
          <div className={styles.file}>
            <Field
              label={t('linkLabel')}
              value={value.link}
              dir="ltr"
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ with: 'link', link: event.target.value })}
            />
          </div>
        ) : null}
        {way('file', value.with === 'file', t('fromFile'), t('fromFileText'), () =>
          onChange({ with: 'file', file: null, name: '' }),
        )}
        {value.with === 'file' ? <FileChoice onChange={onChange} /> : null}
        {error ? <Notice kind="refused">{error}</Notice> : null}
      </details>
    </fieldset>
  )
}

/** What was chosen, with the questions it brings as far as they are known here. */
function Beginnings({ value, language }: { value: Beginning; language: Locale }) {
  const t = useTexts(homeTexts)
  if (value.with === 'earlier')
    return (
      <div className={styles.template}>
        <p className={styles.chosen}>{t('earlier', { title: value.title })}</p>
        <p>{t('earlierText')}</p>
      </div>
    )
  if (value.with === 'link')
    return (
      <div className={styles.template}>
        <p className={styles.chosen}>{t('fromLink')}</p>
        <p>{t('earlierText')}</p>
      </div>
    )
  const { file } = value.with === 'file' ? value : { file: null }
  const saved = file?.holds === 'board' ? file.saved.board : null
  const session =
    value.with === 'template'
      ? templates[value.template]
      : (saved ?? (file?.holds === 'template' ? file.template : null))
  return (
    <div className={styles.template}>
      <p className={styles.chosen}>
        {value.with === 'template'
          ? t(`template.${value.template}`)
          : file
            ? t('fileChosen', { name: value.name })
            : t('fromFile')}
      </p>
      {value.with === 'template' ? <p>{t(`templateText.${value.template}`)}</p> : null}
      {saved ? <p>{t('boardChosen', { notes: saved.notes.length, groups: saved.clusters.length })}</p> : null}
      <ol lang={language}>
        {session?.questions.map((question, index) => (
          <li key={question.id}>
            <QuestionMark number={index + 1} />
            <span>{unbroken(question.text[language])}</span>
          </li>
        ))}
      </ol>
    </div>
  )
}

function FileChoice({ onChange }: { onChange(value: Beginning): void }) {
  const t = useTexts(homeTexts)
  const [wrong, setWrong] = useState<Extract<OpenedFile, { holds: 'nothing' }>['because'] | null>(null)
  const read = async (file: File | undefined) => {
    if (!file) return
    const opened = await openFile(file)
    setWrong(opened.holds === 'nothing' ? opened.because : null)
    onChange({ with: 'file', file: opened.holds === 'nothing' ? null : opened, name: file.name })
  }
  return (
    <div className={styles.file}>
      <label>
        {t('chooseFile')}
        <input
          type="file"
          accept=".json,application/json"
          onChange={(event) => void read(event.target.files?.[0])}
        />
      </label>
      {wrong ? (
        <Notice kind="refused">{t(wrong, { max: Math.floor(MAX_BOARD_FILE_BYTES / 1024 ** 2) })}</Notice>
      ) : null}
    </div>
  )
}

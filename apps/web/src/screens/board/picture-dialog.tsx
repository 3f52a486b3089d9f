import { unbroken } from '@atelier/board'
import { Download } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { useLocale, useMeta, useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './picture-dialog.module.css'
import { pictureFileName } from './picture-file-name.ts'
import { boardTexts } from './texts.ts'

type Format = 'png' | 'svg'

/** A file that is ready, at an address that lives as long as the dialog shows it. */
interface Ready {
  url: string
  name: string
  page: number
}

type State = { kind: 'asking' } | { kind: 'drawing' } | { kind: 'failed' } | { kind: 'ready'; files: Ready[] }

/** A picture of the board to take away: the whole wall or one question, to look at (PNG) or to go on with (SVG). */
export function PictureDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTexts(boardTexts)
  return (
    <Dialog title={t('picture')} open={open} onClose={onClose}>
      <PictureForm />
    </Dialog>
  )
}

function PictureForm() {
  const t = useTexts(boardTexts)
  const { board, facilitation } = useSession()
  const locale = useLocale()
  const meta = useMeta()
  const questions = useQuestions()
  const [part, setPart] = useState('all')
  const [format, setFormat] = useState<Format>('png')
  const [state, setState] = useState<State>({ kind: 'asking' })

  useEffect(() => {
    if (state.kind !== 'ready') return
    return () => {
      for (const { url } of state.files) URL.revokeObjectURL(url)
    }
  }, [state])

  const draw = async () => {
    setState({ kind: 'drawing' })
    try {
      const { takePicture } = await import('@atelier/canvas/picture')
      const files = await takePicture(
        { board, facilitation, locale },
        format,
        part === 'all' ? undefined : [part],
      )
      const number = questions.findIndex(({ id }) => id === part) + 1
      const ready = files.map(({ blob, page, pages }) => ({
        url: URL.createObjectURL(blob),
        name: pictureFileName(meta?.title ?? '', { format, page, pages, question: number || null }),
        page,
      }))
      setState({ kind: 'ready', files: ready })
      const [only, ...others] = ready
      // Several files at once would have the browser ask; they are listed below instead.
      if (only && others.length === 0) save(only)
    } catch {
      setState({ kind: 'failed' })
    }
  }

  return (
    <div className={styles.form}>
      <Choice
        label={t('picturePart')}
        value={part}
        options={[
          { value: 'all', label: t('pictureWhole') },
          ...questions.map((question, index) => ({
            value: question.id,
            label: `${index + 1}. ${unbroken(question.short[locale])}`,
          })),
        ]}
        onChange={(value) => {
          setPart(value)
          setState({ kind: 'asking' })
        }}
      />
      <Choice
        label={t('pictureFormat')}
        value={format}
        options={[
          { value: 'png', label: t('picturePng') },
          { value: 'svg', label: t('pictureSvg') },
        ]}
        onChange={(value) => {
          setFormat(value)
          setState({ kind: 'asking' })
        }}
      />
      <div role="status">
        {state.kind === 'drawing' && <Spinner label={t('pictureDrawing')} />}
        {state.kind === 'failed' && <Notice kind="refused">{t('pictureFailed')}</Notice>}
        {state.kind === 'ready' && (
          <Notice kind="info">
            {state.files.length === 1 ? t('pictureReady') : t('picturePages', { count: state.files.length })}
          </Notice>
        )}
      </div>
      {state.kind === 'ready' && (
        <ul className={styles.files}>
          {state.files.map(({ url, name, page }) => (
            <li key={url}>
              <a href={url} download={name}>
                <Download aria-hidden="true" />
                {state.files.length === 1
                  ? t('pictureSave')
                  : t('picturePage', { n: page, total: state.files.length })}
              </a>
            </li>
          ))}
        </ul>
      )}
      {state.kind !== 'ready' && (
        <Button kind="primary" disabled={state.kind === 'drawing'} onClick={draw}>
          {t('pictureDraw')}
        </Button>
      )}
    </div>
  )
}

function save({ url, name }: Ready): void {
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
}

import { type Locale, MAX_PICTURE_BYTES, unbroken } from '@atelier/board'
import type { Report } from '@atelier/report'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { failureMessage, RequestError } from '../../api.ts'
import { useTexts } from '../../i18n.ts'
import { useEditorial, useLocale, useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './report-screen.module.css'
import { reportTexts } from './texts.ts'
import type { ReportFileDesk } from './use-report-files.ts'

interface WallPictureProps {
  desk: ReportFileDesk
  /** Words on the wall are in this language, as far as they are the product's own. */
  language: Locale
  attribution: Report['attribution']
}

/** Which picture of the wall goes with the report. It is drawn here, where the wall can be drawn. */
export function WallPictureChoice({ desk, language, attribution }: WallPictureProps) {
  const t = useTexts(reportTexts)
  const locale = useLocale()
  const { board, facilitation } = useSession()
  const questions = useQuestions()
  const { picture: isShown } = useEditorial().layout
  /** What was pressed, until the server has it. */
  const [wanted, setWanted] = useState<string | null>(null)
  const [failure, setFailure] = useState<string | null>(null)
  const picture = isShown ? (desk.files?.picture ?? null) : null
  const named = attribution !== 'none'

  const choose = async (part: string) => {
    if (wanted !== null) return
    setWanted(part)
    setFailure(null)
    try {
      if (part === 'none') return await desk.remove('picture')
      const { takeIllustration } = await import('@atelier/canvas/picture')
      const questionId = part === 'wall' ? null : part
      const drawn = await takeIllustration(
        { board, facilitation, locale: language },
        { hubs: named, maxBytes: MAX_PICTURE_BYTES, ...(questionId && { questionIds: [questionId] }) },
      )
      await desk.givePicture(drawn, { questionId, named })
    } catch (error) {
      setFailure(
        error instanceof RequestError ? failureMessage(error, locale, t('notKept')) : t('pictureNotDrawn'),
      )
    } finally {
      setWanted(null)
    }
  }
  const isDrawing = wanted !== null && wanted !== 'none'
  const part = picture ? (picture.questionId ?? 'wall') : 'none'
  return (
    <section className={styles.part}>
      <h2>{t('picture')}</h2>
      <p className={styles.muted}>{t('pictureHint')}</p>
      <Choice
        label={t('pictureShows')}
        value={wanted ?? part}
        options={[
          { value: 'none', label: t('pictureNone') },
          { value: 'wall', label: t('pictureWhole') },
          ...questions.map((question, index) => ({
            value: question.id,
            label: `${index + 1}. ${unbroken(question.short[locale])}`,
          })),
        ]}
        onChange={(value) => void choose(value)}
      />
      <div role="status">
        {isDrawing && <Spinner label={t('pictureDrawing')} />}
        {picture && !isDrawing && (
          <p className={styles.muted}>
            {t('pictureDrawn', {
              when: new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(
                picture.at,
              ),
            })}
          </p>
        )}
      </div>
      {picture?.named && !named && <Notice kind="info">{t('pictureNames')}</Notice>}
      {picture && (
        <Button
          icon={<RotateCcw aria-hidden="true" />}
          aria-disabled={wanted !== null}
          onClick={() => void choose(part)}
        >
          {t('pictureAgain')}
        </Button>
      )}
      {failure !== null && <Notice kind="refused">{failure}</Notice>}
    </section>
  )
}

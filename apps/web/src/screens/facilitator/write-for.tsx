import { MAX_NOTE_CHARS, tidyText } from '@atelier/board'
import { useId, useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useHubs, useLocale, usePhase, useQuestions, useSession } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Choice } from '../../ui/field.tsx'
import { type HubChoice, HubPicker } from '../../ui/hub-picker.tsx'
import { Notice } from '../../ui/notice.tsx'
import desk from './desk.module.css'
import { facilitatorTexts } from './texts.ts'

/** A note for somebody without a device, said aloud or handed over on paper: it carries their HUB. */
export function WriteFor({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTexts(facilitatorTexts)
  return (
    <Dialog title={t('writeFor')} open={open} onClose={onClose}>
      <WriteForForm />
    </Dialog>
  )
}

function WriteForForm() {
  const t = useTexts(facilitatorTexts)
  const api = useConductorApi()
  const locale = useLocale()
  const { boardId } = useSession()
  const hubs = useHubs()
  const questions = useQuestions()
  const phase = usePhase()
  const [hubId, setHubId] = useState<HubChoice>()
  const [questionId, setQuestionId] = useState(phase?.questionIds[0] ?? questions[0]?.id ?? '')
  const [text, setText] = useState('')
  const [state, setState] = useState<{ busy: boolean; stored: number; failure: string | null }>({
    busy: false,
    stored: 0,
    failure: null,
  })
  const id = useId()
  const tidy = tidyText(text)
  const over = tidy.length - MAX_NOTE_CHARS
  const ready = tidy.length > 0 && over <= 0 && hubId !== undefined && !state.busy

  const send = async () => {
    if (!ready) return
    setState({ ...state, busy: true, failure: null })
    try {
      await api.writeNote(boardId, { questionId, text: tidy, hubId, onBehalf: true })
      setText('')
      setState({ busy: false, stored: state.stored + 1, failure: null })
    } catch (error) {
      setState({ ...state, busy: false, failure: failureMessage(error, locale, t('failed')) })
    }
  }

  return (
    <form
      className={desk.form}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
    >
      <HubPicker label={t('theirHub')} hubs={hubs} value={hubId} onChange={setHubId} />
      <Choice
        label={t('underQuestion')}
        value={questionId}
        options={questions.map((question, index) => ({
          value: question.id,
          label: `${index + 1}. ${question.short[locale]}`,
        }))}
        onChange={setQuestionId}
      />
      <div className={desk.field}>
        <label htmlFor={id}>{t('theirWords')}</label>
        <textarea
          id={id}
          className={desk.input}
          rows={3}
          dir="auto"
          value={text}
          aria-invalid={over > 0}
          onChange={(event) => setText(event.target.value)}
        />
        {over > 0 && <Notice kind="refused">{t('tooLong', { count: over })}</Notice>}
      </div>
      {state.failure && <Notice kind="refused">{state.failure}</Notice>}
      <div className={desk.formEnd}>
        <span className={desk.muted} role="status">
          {state.stored > 0 && t('storedFor', { count: state.stored })}
        </span>
        <Button kind="primary" type="submit" aria-disabled={!ready}>
          {t('addNote')}
        </Button>
      </div>
    </form>
  )
}

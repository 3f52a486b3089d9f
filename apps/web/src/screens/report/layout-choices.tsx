import type { ReportLayout, ReportSection } from '@atelier/board'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { failureMessage } from '../../api.ts'
import { useConductorApi } from '../../conductor-api.ts'
import { useTexts } from '../../i18n.ts'
import { useLocale, useSession } from '../../session/hooks.ts'
import { Notice } from '../../ui/notice.tsx'
import styles from './report-screen.module.css'
import { SECTION_KEYS, sectionTexts } from './section-texts.ts'
import { reportTexts } from './texts.ts'

/** Which sections the report has and in which order, what its cover says, and whether anybody is named. */
export function LayoutChoices({ layout }: { layout: ReportLayout }) {
  const t = useTexts(reportTexts)
  const ts = useTexts(sectionTexts)
  const locale = useLocale()
  const api = useConductorApi()
  const { boardId } = useSession()
  const [failure, setFailure] = useState<unknown>(null)
  const [said, say] = useState('')
  const name = (id: ReportSection) => ts(SECTION_KEYS[id])
  const change = (part: Parameters<typeof api.layOutReport>[1]) => {
    setFailure(null)
    api.layOutReport(boardId, part).catch(setFailure)
  }
  const move = (index: number, by: 1 | -1) => {
    const sections = layout.sections.map(({ id, shown }) => ({ id, shown }))
    const [moved] = sections.splice(index, 1)
    if (!moved) return
    sections.splice(index + by, 0, moved)
    change({ sections })
    say(t('sectionMoved', { section: name(moved.id), n: index + by + 1 }))
  }
  return (
    <section className={styles.part}>
      <h2>{t('sections')}</h2>
      <ol className={styles.sections}>
        {layout.sections.map(({ id, shown }, index) => (
          <li key={id}>
            <label>
              <input
                type="checkbox"
                checked={shown}
                onChange={() =>
                  change({
                    sections: layout.sections.map((one) => ({
                      id: one.id,
                      shown: one.id === id ? !shown : one.shown,
                    })),
                  })
                }
              />
              {name(id)}
            </label>
            <button
              type="button"
              aria-label={t('sectionUp', { section: name(id) })}
              aria-disabled={index === 0}
              onClick={index === 0 ? undefined : () => move(index, -1)}
            >
              <ArrowUp aria-hidden="true" />
            </button>
            <button
              type="button"
              aria-label={t('sectionDown', { section: name(id) })}
              aria-disabled={index === layout.sections.length - 1}
              onClick={index === layout.sections.length - 1 ? undefined : () => move(index, 1)}
            >
              <ArrowDown aria-hidden="true" />
            </button>
          </li>
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      <label className={styles.check}>
        <input
          type="checkbox"
          checked={layout.anonymous}
          onChange={() => change({ anonymous: !layout.anonymous })}
        />
        <span>
          {t('anonymous')}
          <small>{t('anonymousHint')}</small>
        </span>
      </label>
      <CoverLine label={t('place')} value={layout.place} onChange={(place) => change({ place })} />
      <CoverLine
        label={t('organiser')}
        value={layout.organiser}
        onChange={(organiser) => change({ organiser })}
      />
      {failure !== null && <Notice kind="refused">{failureMessage(failure, locale, t('notKept'))}</Notice>}
    </section>
  )
}

/** A line of the cover; kept when the hand leaves it. */
function CoverLine({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange(value: string): void
}) {
  const [text, setText] = useState<string | null>(null)
  return (
    <label className={styles.line}>
      {label}
      <input
        value={text ?? value}
        maxLength={120}
        dir="auto"
        onChange={(event) => setText(event.target.value)}
        onBlur={() => {
          if (text !== null && text.trim() !== value) onChange(text.trim())
          setText(null)
        }}
      />
    </label>
  )
}

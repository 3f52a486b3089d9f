import { CircleQuestionMark } from 'lucide-react'
import { lazy, Suspense, useEffect, useState } from 'react'
import { useTexts } from '../i18n.ts'
import { Button } from './button.tsx'
import { uiTexts } from './texts.ts'

const HelpDialog = lazy(async () => ({
  default: (await import('../screens/help/help-dialog.tsx')).HelpDialog,
}))

/** A button, and the key `?` outside of fields: what keeps the work safe, and the keys. Fetched when first asked for. */
export function HelpPanel({ className = '' }: { className?: string }) {
  const t = useTexts(uiTexts)
  const [open, setOpen] = useState<boolean | null>(null)
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== '?' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey)
        return
      if (event.target instanceof Element && event.target.matches(FIELDS)) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [])
  return (
    <>
      <Button
        kind="plain"
        className={className}
        aria-keyshortcuts="?"
        icon={<CircleQuestionMark aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('help')}
      </Button>
      {open === null ? null : (
        <Suspense>
          <HelpDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

const FIELDS = 'input, textarea, select, [contenteditable=""], [contenteditable="true"]'

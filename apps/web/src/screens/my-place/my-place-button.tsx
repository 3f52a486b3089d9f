import { UserRound } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { useTexts } from '../../i18n.ts'
import { Button } from '../../ui/button.tsx'
import { uiTexts } from '../../ui/texts.ts'

const MyPlaceDialog = lazy(async () => ({ default: (await import('./my-place-dialog.tsx')).MyPlaceDialog }))

/** Opens what one may change about oneself. The dialog is fetched at the first press. */
export function MyPlaceButton({ className = '' }: { className?: string }) {
  const t = useTexts(uiTexts)
  const [open, setOpen] = useState<boolean | null>(null)
  return (
    <>
      <Button
        kind="plain"
        className={className}
        icon={<UserRound aria-hidden="true" />}
        onClick={() => setOpen(true)}
      >
        {t('myPlace')}
      </Button>
      {open === null ? null : (
        <Suspense>
          <MyPlaceDialog open={open} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}

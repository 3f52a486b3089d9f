import {
  BoardCanvas,
  type CanvasHandle,
  canvasTexts,
  type Luggage,
  type RefusalReason,
} from '@atelier/canvas'
import { useContext, useEffect, useRef, useState } from 'react'
import { useApi } from '../../app-context.ts'
import { useLanguage, useTexts } from '../../i18n.ts'
import { useLocale, usePhase, useSession } from '../../session/hooks.ts'
import { Spinner } from '../../ui/spinner.tsx'
import styles from './board-screen.module.css'
import { CanvasArrivals } from './canvas-arrivals.tsx'
import { PlaceContext } from './place.ts'
import { boardTexts } from './texts.ts'

interface CanvasScreenProps {
  /** `projector`: without tools, for the wall. */
  mode: 'work' | 'projector'
  onRefused?(reason: RefusalReason): void
  onReady?(handle: CanvasHandle): void
}

/** The canvas of this session. The one file through which tldraw comes into the page; import it lazily. */
export default function CanvasScreen({ mode, onRefused, onReady }: CanvasScreenProps) {
  const t = useTexts(boardTexts)
  const { board, facilitation, awareness, me } = useSession()
  const locale = useLocale()
  useLanguage().disguiseTable?.(canvasTexts)
  const licenseKey = useLicenseKey()
  const place = useContext(PlaceContext)
  const [start] = useState(
    () => place && { luggage: place.luggage as Luggage | null, first: place.newToCanvas },
  )
  const handle = useRef<CanvasHandle | null>(null)
  const phaseId = usePhase()?.id ?? ''
  useEffect(
    () =>
      place?.attend(() => {
        if (handle.current) place.leaveCanvas(handle.current.whereabouts(), phaseId)
      }),
    [place, phaseId],
  )
  if (licenseKey === undefined)
    return (
      <div className={styles.loading}>
        <Spinner label={t('canvasLoading')} />
      </div>
    )
  return (
    <>
      {mode === 'work' && <CanvasArrivals />}
      <BoardCanvas
        board={board}
        facilitation={facilitation}
        awareness={awareness}
        me={{
          personId: me.participantId,
          role: me.role,
          name: me.name,
          hubId: me.hubId,
          language: me.language,
        }}
        locale={locale}
        licenseKey={licenseKey}
        mode={mode}
        {...(start ? { start } : {})}
        {...(onRefused ? { onRefused } : {})}
        onReady={(ready) => {
          handle.current = ready
          onReady?.(ready)
        }}
      />
    </>
  )
}

/** The operator's tldraw key; `null` for none, or when the server is out of reach; `undefined` until known. */
function useLicenseKey(): string | null | undefined {
  const api = useApi()
  const [key, setKey] = useState<string | null>()
  useEffect(() => {
    let gone = false
    api
      .config()
      .then(({ tldrawLicenseKey }) => tldrawLicenseKey)
      .catch(() => null)
      .then((found) => {
        if (!gone) setKey(found)
      })
    return () => {
      gone = true
    }
  }, [api])
  return key
}

import { useMemo } from 'react'
import { encode } from 'uqr'
import { useTexts } from '../i18n.ts'
import styles from './qr.module.css'
import { uiTexts } from './texts.ts'

/** A QR code that fills the width it is given: dark on white in every theme, with the quiet zone cameras need. */
export function Qr({ text }: { text: string }) {
  const t = useTexts(uiTexts)
  const { size, path } = useMemo(() => {
    const { data, size } = encode(text, { border: 3, ecc: 'M' })
    return { size, path: outline(data) }
  }, [text])
  return (
    <svg
      className={styles.qr}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={t('qrLabel', { text })}
      shapeRendering="crispEdges"
    >
      <rect width={size} height={size} fill="#ffffff" />
      <path d={path} fill="#000000" />
    </svg>
  )
}

/** One rectangle for each run of dark modules in a row. */
function outline(rows: readonly (readonly boolean[])[]): string {
  let path = ''
  rows.forEach((row, y) => {
    for (let x = 0; x < row.length; x++) {
      if (!row[x]) continue
      const start = x
      while (row[x + 1]) x++
      path += `M${start} ${y}h${x - start + 1}v1h-${x - start + 1}z`
    }
  })
  return path
}

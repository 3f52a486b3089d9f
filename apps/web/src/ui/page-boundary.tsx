import type { Localized } from '@atelier/board'
import { Component, type ReactNode } from 'react'
import { useLocale } from '../i18n.ts'
import { Button } from './button.tsx'
import { StatePage } from './state-page.tsx'

/** Here and not in `texts.ts`: words that could not be fetched may be the very reason. */
const WORDS = {
  title: {
    en: 'This page did not open',
    fr: 'Cette page ne s’est pas ouverte',
    es: 'Esta página no se ha abierto',
  },
  text: {
    en: 'What was saved is safe. Check the network, then load the page again.',
    fr: 'Ce qui était enregistré est en sécurité. Vérifiez le réseau, puis rechargez la page.',
    es: 'Lo guardado está a salvo. Compruebe la red y vuelva a cargar la página.',
  },
  again: { en: 'Load again', fr: 'Recharger', es: 'Volver a cargar' },
} satisfies Record<string, Localized>

/** Stands in for a page that failed, or whose files did not come: never a blank page. */
export class PageBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }

  static getDerivedStateFromError() {
    return { failed: true }
  }

  override render() {
    return this.state.failed ? <Failed /> : this.props.children
  }
}

function Failed() {
  const locale = useLocale()
  return (
    <StatePage kind="lost" title={WORDS.title[locale]} text={WORDS.text[locale]}>
      <Button kind="primary" onClick={() => window.location.reload()}>
        {WORDS.again[locale]}
      </Button>
    </StatePage>
  )
}

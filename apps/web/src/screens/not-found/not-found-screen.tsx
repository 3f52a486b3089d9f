import { useTexts } from '../../i18n.ts'
import { LinkButton } from '../../ui/button.tsx'
import { StatePage } from '../../ui/state-page.tsx'
import { notFoundTexts } from './texts.ts'

export function NotFoundScreen() {
  const t = useTexts(notFoundTexts)
  return (
    <StatePage kind="empty" title={t('title')} text={t('text')}>
      <LinkButton kind="primary" href="/">
        {t('home')}
      </LinkButton>
    </StatePage>
  )
}

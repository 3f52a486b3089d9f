import { Printer } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import { useTexts } from '../../i18n.ts'
import { useHubs, useMeta } from '../../session/hooks.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Qr } from '../../ui/qr.tsx'
import { usePublicBase } from '../public-base.ts'
import shareStyles from './share-screen.module.css'
import styles from './table-cards.module.css'
import { shareTexts } from './texts.ts'

const MAX_TABLES = 60

interface Card {
  key: string
  title: string
  url: string
}

/** Cards to cut out and put on the tables. They are on the page only while it is printed. */
export function TableCards({ code }: { code: string }) {
  const t = useTexts(shareTexts)
  const hubs = useHubs()
  const base = usePublicBase()
  const [tables, setTables] = useState('8')
  const [cards, setCards] = useState<readonly Card[]>([])
  const url = `${base}/j/${code}`
  const wanted = Math.min(MAX_TABLES, Math.max(0, Number.parseInt(tables, 10) || 0))

  useEffect(() => {
    if (cards.length === 0) return
    // Some browsers print at once, some later: the cards stay until it is over.
    const done = () => setCards([])
    document.body.dataset.printing = 'cards'
    window.addEventListener('afterprint', done)
    window.print()
    return () => {
      window.removeEventListener('afterprint', done)
      delete document.body.dataset.printing
    }
  }, [cards])

  return (
    <section className={shareStyles.roles} aria-labelledby="cards-title">
      <h2 id="cards-title">{t('printTitle')}</h2>
      <p className={shareStyles.hint}>{t('printText')}</p>
      <div className={styles.choices}>
        {hubs.length > 0 ? (
          <Button
            icon={<Printer aria-hidden="true" />}
            onClick={() =>
              setCards(
                hubs.map(({ id, name }) => ({
                  key: id,
                  title: name,
                  url: `${url}?hub=${encodeURIComponent(id)}`,
                })),
              )
            }
          >
            {t('printHubs', { count: hubs.length })}
          </Button>
        ) : null}
        <div className={styles.tables}>
          <Field
            label={t('tables')}
            type="number"
            inputMode="numeric"
            min={1}
            max={MAX_TABLES}
            value={tables}
            onChange={(event) => setTables(event.target.value)}
          />
          <Button
            icon={<Printer aria-hidden="true" />}
            disabled={wanted === 0}
            onClick={() =>
              setCards(
                Array.from({ length: wanted }, (_, index) => ({
                  key: String(index),
                  title: t('table', { number: index + 1 }),
                  url,
                })),
              )
            }
          >
            {t('printTables')}
          </Button>
        </div>
      </div>
      {cards.length > 0 ? createPortal(<Sheet cards={cards} code={code} base={base} />, document.body) : null}
    </section>
  )
}

function Sheet({ cards, code, base }: { cards: readonly Card[]; code: string; base: string }) {
  const t = useTexts(shareTexts)
  const meta = useMeta()
  return (
    <ul className={styles.sheet}>
      {cards.map((card) => (
        <li key={card.key} className={styles.card}>
          <div className={styles.qr}>
            <Qr text={card.url} />
          </div>
          <div className={styles.words}>
            <p className={styles.session}>{meta?.title}</p>
            <p className={styles.name}>{card.title}</p>
            <p className={styles.code} dir="ltr">
              {code.slice(0, 3)} {code.slice(3)}
            </p>
            <p>{t('cardText', { site: base.replace(/^https?:\/\//, '') })}</p>
          </div>
        </li>
      ))}
    </ul>
  )
}

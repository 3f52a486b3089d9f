import { Fragment } from 'react'
import { useTexts } from '../../i18n.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { uiTexts } from '../../ui/texts.ts'
import styles from './help-dialog.module.css'
import { helpTexts } from './texts.ts'

/** Keys by where they act. Several keys for one thing stand side by side. */
const KEYS = {
  everywhere: { help: ['?'], tab: ['Tab'], escape: ['Esc'] },
  canvas: {
    note: ['N'],
    next: ['Tab', 'Enter'],
    group: ['G'],
    rename: ['Enter'],
    move: ['P'],
    merge: ['S'],
    order: ['[', ']'],
    remove: ['Del'],
    undo: ['Ctrl Z', 'Ctrl Shift Z'],
    questions: ['1', '2', '3'],
    zoom: ['+', '−'],
    mine: ['R'],
    follow: ['L'],
    cursors: ['C'],
    map: ['M'],
    tools: ['V', 'H', 'D', 'K', 'A', 'T', 'E'],
  },
  list: {
    send: ['Enter'],
    tabs: ['←', '→'],
    take: ['Enter', 'Tab', 'Enter'],
    undo: ['Ctrl Z', 'Ctrl Shift Z'],
  },
} as const

/** What keeps the work safe, that there are two views, and the keys. */
export function HelpDialog({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useTexts(helpTexts)
  const tUi = useTexts(uiTexts)
  const section = <P extends keyof typeof KEYS>(place: P) => (
    <section className={styles.keys} aria-labelledby={`help-${place}`}>
      <h3 id={`help-${place}`}>{t(place)}</h3>
      <dl>
        {(Object.entries(KEYS[place]) as [Shortcut, readonly string[]][]).map(([name, keys]) => (
          <Fragment key={name}>
            <dt dir="ltr">
              {keys.map((key, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: a key can be pressed twice, and the order never changes
                <kbd key={index}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(`key.${name}`)}</dd>
          </Fragment>
        ))}
      </dl>
    </section>
  )
  return (
    <Dialog title={tUi('help')} open={open} onClose={onClose}>
      <div className={styles.help}>
        <p>{t('safe')}</p>
        <p>{t('views')}</p>
        {section('everywhere')}
        {section('list')}
        {section('canvas')}
      </div>
    </Dialog>
  )
}

type Places = typeof KEYS
type Shortcut = { [P in keyof Places]: keyof Places[P] }[keyof Places] & string

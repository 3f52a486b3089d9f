import { expect, it } from 'vitest'
import { svgToPng } from './chart-png.ts'

const drawing = (text: string) =>
  svgToPng(
    `<svg xmlns="http://www.w3.org/2000/svg" width="90" height="40"><text x="5" y="28" font-size="24" font-family="Atkinson Hyperlegible Next, Noto Sans">${text}</text></svg>`,
  )

it.each(['éà', 'تح', 'चन', 'চল', 'ทา', 'ፈተ', '挑战', '도전', '🌍🎈'])(
  'has letters for %s: no two are one empty box',
  async (letters) => {
    const [one = '', other = ''] = letters
    expect(await drawing(one)).not.toEqual(await drawing(other))
  },
)

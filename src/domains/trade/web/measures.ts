/** What a cell of crafts × markets can tell, of those that this source has figures for. */
import { say } from '../../../words/say.ts'
import type { Figure, MarketCell, MarketTable } from '../analysis.schema.ts'
import { sayAmount, sayGrowth, sayShare } from '../markets.rules.ts'

export interface Measure {
  key: 'size' | 'growth' | 'share'
  label: string
  figure: (cell: MarketCell) => Figure
  write: (value: number) => string
  /** Growth lies on both sides of nought. */
  signed: boolean
}
const listed = ({ listed: value }: MarketCell): Figure => ({ value, why: null, says: null })
/** The share of the whole market where that is known, of the listed suppliers otherwise. */
export const focusShare = ({ share, shareOfListed }: MarketCell): Figure => (share.value === null ? shareOfListed : share)
export const measuresOf = ({ cells, series, focus }: MarketTable): Measure[] => {
  const whole = cells.some(({ share }) => share.value !== null)
  const all: Measure[] = [
    { key: 'size', label: say('marketScreens.size'), figure: listed, write: value => sayAmount(value, series.currency), signed: false },
    { key: 'growth', label: say('marketScreens.growth'), figure: ({ growth }) => growth, write: sayGrowth, signed: true },
    {
      key: 'share',
      label: say(whole ? 'marketScreens.shareOf' : 'marketScreens.shareOfListed', { place: focus.name }),
      figure: focusShare,
      write: sayShare,
      signed: false,
    },
  ]
  return all.filter(
    ({ key, figure }) =>
      key === 'size' || ((key === 'share' ? series.flow === 'import' : true) && cells.some(cell => figure(cell).value !== null)),
  )
}

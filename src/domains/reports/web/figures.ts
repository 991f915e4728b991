/** How the values of figures are written: counts with their unit, đồng, percent; and where their rows lead. */
import { money, number, percent, unknown } from '../../../web/format.ts'
import type { OpenedFigure } from '../reports.actions.ts'

/** Percent with two decimals, as growth is reported. */
export const growth = (value: number): string => percent(value, 2)
/** The value of an opened figure with its unit: '612 lượt', '4.400.000.000 ₫', '6,7%'. */
export const sayFigure = ({ value, unit }: Pick<OpenedFigure, 'value' | 'unit'>): string => {
  if (value === null) return unknown()
  if (unit === '%') return growth(value)
  return unit === '₫' ? money(value) : `${number(value)} ${unit}`
}
type Row = OpenedFigure['rows'][number]
/** The screen of the record behind a row, when there is one. */
export const addressOf = ({ link }: Row): string | undefined => {
  if (link?.to === 'project') return `/ho-so/${link.code}`
  if (link?.to === 'establishment') return `/so-bo/${link.code}`
  if (link?.to === 'design') return `/mau-san-pham/${encodeURIComponent(link.code)}`
  if (link?.to === 'fair') return `/hoi-cho/${encodeURIComponent(link.code)}`
  if (link?.to === 'class') return `/lop-tap-huan/${encodeURIComponent(link.code)}`
  return link?.to === 'plan' ? `/ke-hoach?nam=${link.code}` : undefined
}

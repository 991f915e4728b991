/** An amount of đồng, figures aligned; unknown in words. */
import { money, moneyShort } from '../format.ts'
import css from './blocks.module.css'

interface MoneyProps {
  amount: number | null | undefined
  /** In millions, where the header says 'triệu đồng'. */
  short?: boolean
  strong?: boolean
}
export function Money({ amount, short = false, strong = false }: MoneyProps) {
  const known = amount !== null && amount !== undefined
  return (
    <span className={`figures ${known ? '' : css.unknown} ${strong ? css.strong : ''}`} title={short && known ? money(amount) : undefined}>
      {short ? moneyShort(amount) : money(amount)}
    </span>
  )
}

/** One market's products: how large, how it grows, what the chosen supplier has of it, who leads; each figure opens to its rows. */
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { say } from '../../../words/say.ts'
import type { Figure, MarketCell, MarketTable } from '../analysis.schema.ts'
import { productName, sayAmount, sayGrowth, sayShare } from '../markets.rules.ts'
import { FigureText, Reasons } from './Figures.tsx'
import { type Asked, detailAddress } from './market.data.ts'
import css from './market.module.css'
import { focusShare } from './measures.ts'
import type { OpenedRows } from './RowsDrawer.tsx'

interface ProductsTableProps {
  data: MarketTable
  asked: Asked
  onRows: (opened: OpenedRows) => void
}
export function ProductsTable({ data, asked, onRows }: ProductsTableProps) {
  const names = new Map(data.products.map(product => [product.code, productName(product)]))
  const nameOf = (cell: MarketCell) => names.get(cell.product) ?? cell.product
  const amount = (value: number) => sayAmount(value, data.series.currency)
  const whole = data.cells.some(({ size }) => size.value !== null)
  const rowsOf = (cell: MarketCell, supplier?: string) => () =>
    onRows({
      title: [nameOf(cell), supplier && data.focus.name].filter(Boolean).join(' · '),
      asked: { ...asked, period: data.period.code, product: cell.product, market: cell.market, supplier },
    })
  const figure = (key: string, header: string, of: (cell: MarketCell) => Figure, write: (value: number) => string, supplier?: string) =>
    ({
      key,
      header,
      numeric: true,
      value: cell => of(cell).value,
      cell: cell => (
        <FigureText figure={of(cell)} write={write} {...(key === 'size' || key === 'focus' ? { onOpen: rowsOf(cell, supplier) } : {})} />
      ),
    }) satisfies Column<MarketCell>
  const columns: Column<MarketCell>[] = [
    { key: 'product', header: say('marketScreens.product'), value: nameOf, width: 12, two: true },
    figure(
      'size',
      say(whole ? 'marketScreens.sizeWhole' : 'marketScreens.sizeListed'),
      cell => (whole ? cell.size : { value: cell.listed, why: null, says: null }),
      amount,
    ),
    figure('growth', say('marketScreens.growth'), cell => cell.growth, sayGrowth),
    figure('focus', say('marketScreens.from', { place: data.focus.name }), cell => cell.focus, amount, data.focus.code),
    figure('share', say(whole ? 'marketScreens.shareOf' : 'marketScreens.shareOfListed', { place: data.focus.name }), focusShare, sayShare),
    {
      key: 'leaders',
      header: say('marketScreens.leaders'),
      value: cell => cell.leaders[0]?.place.name ?? null,
      cell: cell =>
        cell.leaders
          .slice(0, 2)
          .map(({ place, share, shareOfListed }) => {
            const part = share.value ?? shareOfListed.value
            return part === null ? place.name : `${place.name} ${sayShare(part)}`
          })
          .join(', '),
      width: 13,
      two: true,
    },
  ]
  return (
    <>
      <DataTable
        label={say('marketScreens.product')}
        columns={columns}
        rows={data.cells}
        rowKey={cell => `${cell.product} ${cell.market}`}
        to={cell => detailAddress({ ...asked, period: data.period.code }, cell.product, cell.market)}
        sort={{ key: 'size', down: true }}
      />
      <div className={css.under}>
        {!whole && <p className={css.note}>{say('marketScreens.ofListedNote')}</p>}
        <Reasons figures={data.cells.flatMap(({ growth, share, size }) => [growth, size, ...(whole ? [share] : [])])} />
      </div>
    </>
  )
}

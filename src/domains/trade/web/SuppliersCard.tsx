/** Who supplies a market, and at what average price: indices where the source allows them, the reason where it does not. */
import { Card } from '../../../web/ui/Card.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { say } from '../../../words/say.ts'
import type { ProductPage, SupplierRow } from '../analysis.schema.ts'
import { sayAmount, sayGrowth, sayShare } from '../markets.rules.ts'
import { FigureText, Reasons } from './Figures.tsx'
import css from './market.module.css'

interface SuppliersCardProps {
  data: ProductPage
  onRows: (supplier: string, name: string) => void
}
const decimal = (value: number) => value.toFixed(2).replace('.', ',')
export function SuppliersCard({ data, onRows }: SuppliersCardProps) {
  const whole = data.size.value !== null
  const some = (of: (row: SupplierRow) => { value: number | null }) => data.suppliers.some(row => of(row).value !== null)
  const columns: Column<SupplierRow>[] = [
    { key: 'place', header: say('marketScreens.supplier'), value: row => row.place.name },
    {
      key: 'value',
      header: say('marketScreens.value'),
      numeric: true,
      value: row => row.value,
      cell: row => (
        <FigureText
          figure={{ value: row.value, why: null, says: null }}
          write={value => sayAmount(value, data.series.currency)}
          onOpen={() => onRows(row.place.code, row.place.name)}
        />
      ),
    },
    {
      key: 'share',
      header: say(whole ? 'marketScreens.share' : 'marketScreens.shareListed'),
      numeric: true,
      value: row => (whole ? row.share : row.shareOfListed).value,
      cell: row => <FigureText figure={whole ? row.share : row.shareOfListed} write={sayShare} />,
    },
    {
      key: 'growth',
      header: say('marketScreens.growth'),
      numeric: true,
      value: row => row.growth.value,
      cell: row => <FigureText figure={row.growth} write={sayGrowth} />,
    },
    {
      key: 'unitValue',
      header: say('marketScreens.unitValue'),
      numeric: true,
      value: row => row.unitValue.figure.value,
      cell: row => (
        <FigureText
          figure={row.unitValue.figure}
          write={value => sayAmount(value, `${data.series.currency}/${row.unitValue.unit ?? ''}`)}
        />
      ),
    },
    {
      key: 'rca',
      header: say('marketScreens.rca'),
      numeric: true,
      value: row => row.rca.value,
      cell: row => <FigureText figure={row.rca} write={decimal} />,
    },
    {
      key: 'penetration',
      header: say('marketScreens.penetration'),
      numeric: true,
      value: row => row.penetration.value,
      cell: row => <FigureText figure={row.penetration} write={sayShare} />,
    },
  ]
  // A column of nothing but refusals says it once, below the table.
  const shown = columns.filter(
    ({ key }) =>
      (key !== 'rca' || some(row => row.rca)) &&
      (key !== 'penetration' || some(row => row.penetration)) &&
      (key !== 'unitValue' || some(row => row.unitValue.figure)) &&
      (key !== 'growth' || some(row => row.growth)),
  )
  return (
    <Card title={say('marketScreens.suppliers')}>
      <DataTable
        label={say('charts.tableOf', { title: say('marketScreens.suppliers') })}
        columns={shown}
        rows={data.suppliers}
        rowKey={row => row.place.code}
        sort={{ key: 'value', down: true }}
      />
      <div className={css.under}>
        {!whole && <p className={css.note}>{say('marketScreens.ofListedNote')}</p>}
        {columns
          .filter(column => !shown.includes(column))
          .map(({ key, header }) => (
            <Refused key={key} header={header} rows={data.suppliers} of={key} />
          ))}
        {some(row => row.unitValue.figure) && <p className={css.note}>{say('marketScreens.unitValueNote')}</p>}
        <p className={css.note}>{say('marketScreens.formulas')}</p>
      </div>
    </Card>
  )
}
/** 'Lợi thế so sánh: …' with the reasons of all its rows. */
function Refused({ header, rows, of }: { header: string; rows: readonly SupplierRow[]; of: string }) {
  const figures = rows.map(row =>
    of === 'rca' ? row.rca : of === 'penetration' ? row.penetration : of === 'growth' ? row.growth : row.unitValue.figure,
  )
  return (
    <div className={css.refusal}>
      <strong>{header}</strong>
      <Reasons figures={figures} />
    </div>
  )
}

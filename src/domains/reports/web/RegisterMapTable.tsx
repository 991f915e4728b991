/** The map's figures as tables: every commune with all measures, sortable; and the units that have no place on the map. */
import { useState } from 'react'
import { searchable } from '../../../kernel/text.ts'
import { useSession } from '../../../web/session.tsx'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Filters } from '../../../web/ui/Filters.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { type MapValues, mapMeasureCodes, mapMeasures } from '../map.schema.ts'
import { listOf, type MapData, sayFigure } from './map.ts'
import css from './registerMap.module.css'

interface Line {
  unitId: string | null
  name: string
  values: MapValues
}
const figures: Column<Line>[] = mapMeasureCodes.map(code => ({
  key: code,
  header: code === 'support' ? say('mapScreens.supportHeader') : mapMeasures[code].label,
  value: row => row.values[code],
  cell: row => <span className={`figures ${row.values[code] === 0 ? css.quiet : ''}`}>{sayFigure(code, row.values[code])}</span>,
  numeric: true,
}))
const columns: Column<Line>[] = [{ key: 'name', header: say('mapScreens.commune'), value: row => row.name, width: 15 }, ...figures]

export function RegisterMapTable({ data }: { data: MapData }) {
  const [text, setText] = useState('')
  const own = data.communes.flatMap(({ unitId, name, values }): Line[] => (values ? [{ unitId, name, values }] : []))
  const rows = own.filter(({ name }) => searchable(name).includes(searchable(text)))
  const sums = Object.fromEntries(
    mapMeasureCodes.map(code => [
      code,
      <span key={code} className="figures">
        {sayFigure(
          code,
          rows.reduce((sum, { values }) => sum + values[code], 0),
        )}
      </span>,
    ]),
  )
  return (
    <DataTable
      key={data.measure}
      label={say('mapScreens.table')}
      columns={columns}
      rows={rows}
      rowKey={row => row.unitId ?? row.name}
      to={row => listOf(data, row.unitId ?? '')}
      sort={{ key: data.measure, down: true }}
      foot={{ name: say('mapScreens.onMap'), ...sums }}
      toolbar={<Filters filters={[]} chosen={{}} onChange={() => {}} text={text} onText={setText} textLabel={say('mapScreens.find')} />}
      empty={<EmptyState small title={say('mapScreens.none')} />}
    />
  )
}

/** @param settles whether the reader says in which of its successors an establishment lies */
const unknownColumns = (data: MapData, settles: boolean): Column<Line>[] => [
  {
    key: 'name',
    header: say('mapScreens.unitThen'),
    value: row => row.name,
    width: 18,
    cell: row =>
      row.unitId ? (
        <span className={css.unknownUnit}>
          <GoLink to={listOf(data, row.unitId)}>{row.name}</GoLink>
          {settles && row.values.establishments > 0 && (
            <GoLink className={css.settle} to={`/so-bo/dia-ban/${row.unitId}`}>
              {say('mapScreens.settle')}
            </GoLink>
          )}
        </span>
      ) : (
        row.name
      ),
  },
  ...figures,
]
export function RegisterMapUnknown({ data }: { data: MapData }) {
  const { units } = data.unknown
  const { has } = useSession()
  if (units.length === 0) return <EmptyState small title={say('mapScreens.unknownNone')} />
  return (
    <>
      <p className={css.lead}>{say('mapScreens.unknownText')}</p>
      <DataTable
        brief
        key={data.measure}
        label={say('mapScreens.unknownTitle')}
        columns={unknownColumns(data, has('local_officer', 'centre_officer', 'appraiser'))}
        rows={units}
        rowKey={row => row.unitId ?? ''}
        sort={{ key: data.measure, down: true }}
      />
    </>
  )
}

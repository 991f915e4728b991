/** The columns of the list of artisans, on screen and in Excel. Pure. */
import { say } from '../../words/say.ts'
import { readers } from '../reference/roles.schema.ts'
import type { ArtisanLine } from './artisans.actions.ts'
import { columnTold, type ListColumn } from './list-columns.rules.ts'
import type { ViewedList } from './views-saved.actions.ts'

export const artisanColumns: readonly ListColumn<ArtisanLine>[] = [
  { key: 'name', label: say('artisans.name'), kind: 'text', value: row => row.name, shown: true, width: 26 },
  { key: 'code', label: say('artisans.code'), kind: 'text', value: row => row.code, shown: true, width: 12 },
  { key: 'birthYear', label: say('artisans.birthYear'), kind: 'int', value: row => row.birthYear, shown: false },
  { key: 'title', label: say('artisans.title'), kind: 'text', value: row => row.titleLabel, shown: true, width: 22 },
  { key: 'craft', label: say('artisans.craft'), kind: 'text', value: row => row.craftLabel, shown: true, width: 26 },
  { key: 'unit', label: say('artisans.unit'), kind: 'text', value: row => row.unitName, shown: true, width: 36 },
  { key: 'village', label: say('artisans.village'), kind: 'text', value: row => row.villageName, shown: true, width: 22 },
  {
    key: 'establishment',
    label: say('artisans.establishment'),
    kind: 'text',
    value: row => row.establishmentName,
    shown: false,
    width: 36,
  },
  { key: 'number', label: say('artisans.recognitionNumber'), kind: 'text', value: row => row.recognitionNumber, shown: false, width: 20 },
  { key: 'day', label: say('artisans.recognisedOn'), kind: 'date', value: row => row.recognisedOn, shown: true },
  { key: 'phone', label: say('artisans.phone'), kind: 'text', value: row => row.phone, shown: false, width: 14, sorts: false },
  { key: 'note', label: say('artisans.note'), kind: 'text', value: row => row.note, shown: false, width: 40 },
]
/** The list as one whose views are kept. */
export const artisanViews: ViewedList = {
  screen: 'artisans',
  path: '/artisans/views',
  who: readers,
  tag: 'Nghệ nhân',
  keys: ['q', 'craft', 'title', 'unitId', 'sort', 'down'],
  columns: () => artisanColumns.map(columnTold),
}

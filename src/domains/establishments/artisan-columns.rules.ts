/** The columns of the list of artisans, on screen and in Excel. Pure. */
import { say } from '../../words/say.ts'
import { readers } from '../reference/roles.schema.ts'
import type { ArtisanLine } from './artisans.actions.ts'
import { plainPhone } from './contacts.rules.ts'
import { columnTold, type ListColumn } from './list-columns.rules.ts'
import type { ViewedList } from './views-saved.actions.ts'

export const artisanColumns: readonly ListColumn<ArtisanLine>[] = [
  { key: 'name', label: say('artisans.name'), kind: 'text', value: row => row.name, shown: true, width: 26, writes: { field: 'name' } },
  { key: 'code', label: say('artisans.code'), kind: 'text', value: row => row.code, shown: true, width: 12 },
  {
    key: 'birthYear',
    label: say('artisans.birthYear'),
    kind: 'int',
    value: row => row.birthYear,
    shown: false,
    writes: { field: 'birthYear' },
  },
  {
    key: 'title',
    label: say('artisans.title'),
    kind: 'text',
    value: row => row.titleLabel,
    shown: true,
    width: 22,
    writes: { field: 'title', code: row => row.title },
  },
  {
    key: 'craft',
    label: say('artisans.craft'),
    kind: 'text',
    value: row => row.craftLabel,
    shown: true,
    width: 26,
    writes: { field: 'craft', code: row => row.craft },
  },
  {
    key: 'unit',
    label: say('artisans.unit'),
    kind: 'text',
    value: row => row.unitName,
    shown: true,
    width: 36,
    writes: { field: 'unitId', points: 'place' },
  },
  {
    key: 'village',
    label: say('artisans.village'),
    kind: 'text',
    value: row => row.villageName,
    shown: true,
    width: 22,
    writes: { field: 'villageId', points: 'village' },
  },
  {
    key: 'establishment',
    label: say('artisans.establishment'),
    kind: 'text',
    value: row => row.establishmentName,
    shown: false,
    width: 36,
    writes: { field: 'establishmentId', points: 'establishment' },
  },
  {
    key: 'number',
    label: say('artisans.recognitionNumber'),
    kind: 'text',
    value: row => row.recognitionNumber,
    shown: false,
    width: 20,
    writes: { field: 'recognitionNumber' },
  },
  {
    key: 'day',
    label: say('artisans.recognisedOn'),
    kind: 'date',
    value: row => row.recognisedOn,
    shown: true,
    writes: { field: 'recognisedOn' },
  },
  {
    key: 'phone',
    label: say('artisans.phone'),
    kind: 'text',
    value: row => row.phone,
    shown: false,
    width: 14,
    sorts: false,
    writes: { field: 'phone', plain: plainPhone },
  },
  { key: 'note', label: say('artisans.note'), kind: 'text', value: row => row.note, shown: false, width: 40, writes: { field: 'note' } },
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

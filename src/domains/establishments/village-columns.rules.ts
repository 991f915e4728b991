/** The columns of the list of craft villages, on screen and in Excel. Pure. */
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { readers } from '../reference/roles.schema.ts'
import { columnTold, type ListColumn } from './list-columns.rules.ts'
import type { ViewedList } from './views-saved.actions.ts'
import type { VillageLine } from './villages.actions.ts'

const decided = say('villages.decidedElsewhere')
export const villageColumns: readonly ListColumn<VillageLine>[] = [
  { key: 'name', label: say('villages.name'), kind: 'text', value: row => row.name, shown: true, width: 26, writes: { field: 'name' } },
  { key: 'code', label: say('villages.code'), kind: 'text', value: row => row.code, shown: true, width: 12 },
  {
    key: 'otherNames',
    label: say('villages.otherNames'),
    kind: 'text',
    value: row => row.otherNames,
    shown: false,
    width: 24,
    writes: { field: 'otherNames' },
  },
  {
    key: 'title',
    label: say('villages.title'),
    kind: 'text',
    value: row => row.titleLabel,
    shown: false,
    width: 24,
    writes: { field: 'title', code: row => row.title },
  },
  { key: 'craft', label: say('villages.craft'), kind: 'text', value: row => row.craft, shown: true, width: 22, writes: { field: 'craft' } },
  {
    key: 'groups',
    label: say('villages.groups'),
    kind: 'text',
    value: row => row.groups.map(group => crafts[group]).join('; '),
    shown: false,
    width: 26,
  },
  {
    key: 'unit',
    label: say('villages.unit'),
    kind: 'text',
    value: row => row.unitName,
    shown: true,
    width: 36,
    writes: { field: 'unitId', points: 'place' },
  },
  { key: 'state', label: say('villages.state'), kind: 'text', value: row => row.stateLabel, shown: true, width: 24, elsewhere: decided },
  {
    key: 'decision',
    label: say('villages.recognitionNumber'),
    kind: 'text',
    value: row => row.recognitionNumber,
    shown: false,
    width: 20,
    elsewhere: decided,
  },
  { key: 'from', label: say('villages.recognisedOn'), kind: 'date', value: row => row.recognisedOn, shown: true, elsewhere: decided },
  {
    key: 'withdrawal',
    label: say('villages.withdrawalNumber'),
    kind: 'text',
    value: row => row.withdrawalNumber,
    shown: false,
    width: 20,
    elsewhere: decided,
  },
  { key: 'until', label: say('villages.withdrawnOn'), kind: 'date', value: row => row.withdrawnOn, shown: false, elsewhere: decided },
  { key: 'establishments', label: say('villages.establishments'), kind: 'int', value: row => row.establishments, shown: true },
  { key: 'artisans', label: say('villages.artisans'), kind: 'int', value: row => row.artisans, shown: true },
  { key: 'note', label: say('villages.note'), kind: 'text', value: row => row.note, shown: false, width: 40, writes: { field: 'note' } },
]
/** The list as one whose views are kept. */
export const villageViews: ViewedList = {
  screen: 'villages',
  path: '/villages/views',
  who: readers,
  tag: 'Làng nghề',
  keys: ['q', 'craft', 'unitId', 'state', 'on', 'sort', 'down'],
  columns: () => villageColumns.map(columnTold),
}

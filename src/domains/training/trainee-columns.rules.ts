/** The columns of the list of trainees, on screen and in Excel. `turns` are the classes completed, `classes` all that were attended, both within the conditions. Pure. */
import { say } from '../../words/say.ts'
import { maskPhone } from '../establishments/artisans.rules.ts'
import { maskTaxCode, plainPhone, plainTaxCode } from '../establishments/contacts.rules.ts'
import { columnTold, type ListColumn } from '../establishments/list-columns.rules.ts'
import type { ViewedList } from '../establishments/views-saved.actions.ts'
import type { TraineeLine } from './trainees.actions.ts'
import { traineeReaders } from './trainees.schema.ts'

export const traineeColumns: readonly ListColumn<TraineeLine>[] = [
  { key: 'name', label: say('training.name'), kind: 'text', value: row => row.name, shown: true, width: 28, writes: { field: 'name' } },
  {
    key: 'birthYear',
    label: say('training.birthYear'),
    kind: 'int',
    value: row => row.birthYear,
    shown: true,
    writes: { field: 'birthYear' },
  },
  {
    key: 'establishment',
    label: say('training.establishment'),
    kind: 'text',
    value: row => row.establishment,
    shown: true,
    width: 40,
    writes: { field: 'establishmentId', points: 'establishment' },
  },
  {
    key: 'unit',
    label: say('training.unit'),
    kind: 'text',
    value: row => row.unit,
    shown: true,
    width: 34,
    elsewhere: say('training.unitElsewhere'),
  },
  { key: 'turns', label: say('training.turns'), kind: 'int', value: row => row.turns, shown: true },
  { key: 'classes', label: say('training.classes'), kind: 'int', value: row => row.classes, shown: false },
  { key: 'lastOn', label: say('training.lastOn'), kind: 'date', value: row => row.lastOn, shown: true },
  // Masked numbers order nothing.
  {
    key: 'phone',
    label: say('training.phone'),
    kind: 'text',
    value: row => row.phone,
    shown: false,
    width: 14,
    sorts: false,
    writes: { field: 'phone', plain: plainPhone, mask: maskPhone },
  },
  {
    key: 'personalNumber',
    label: say('training.personalNumber'),
    kind: 'text',
    value: row => row.personalNumber,
    shown: false,
    width: 16,
    sorts: false,
    writes: { field: 'personalNumber', plain: plainTaxCode, mask: maskTaxCode },
  },
]
/** The list as one whose views are kept. */
export const traineeViews: ViewedList = {
  screen: 'trainees',
  path: '/trainees/views',
  who: traineeReaders,
  tag: 'Học viên',
  keys: ['q', 'year', 'classCode', 'kind', 'unitId', 'sort', 'down'],
  columns: () => traineeColumns.map(columnTold),
}

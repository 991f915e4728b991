/** Columns of lists: chosen, kept in order, and what they order by. */
import { expect, it } from 'vitest'
import { columnsAsked, inOrderOf, type ListColumn } from './list-columns.rules.ts'

interface Row {
  name: string
  workers: number | null
}
const columns: ListColumn<Row>[] = [
  { key: 'name', label: 'Tên', kind: 'text', value: row => row.name, shown: true },
  { key: 'workers', label: 'Lao động', kind: 'int', value: row => row.workers, shown: true },
  { key: 'phone', label: 'Điện thoại', kind: 'text', value: () => '•••', shown: false, sorts: false },
]
const keys = (asked?: string) => columnsAsked(columns, asked).map(column => column.key)

it('the name stays first whatever is asked for; what is unknown or said twice is left out', () => {
  expect(keys('phone,workers')).toEqual(['name', 'phone', 'workers'])
  expect(keys('workers,nonsense,name,workers')).toEqual(['name', 'workers'])
  expect(keys()).toEqual(['name', 'workers', 'phone'])
})
it('rows stand in Vietnamese order, unknown ones last either way; masked values order nothing', () => {
  const rows = [
    { name: 'Đào', workers: null },
    { name: 'Dung', workers: 3 },
    { name: 'An', workers: 20 },
  ]
  const names = (sort?: string, down?: boolean) => inOrderOf(rows, columns, sort, down).map(row => row.name)
  expect(names('name')).toEqual(['An', 'Dung', 'Đào'])
  expect(names('workers')).toEqual(['Dung', 'An', 'Đào'])
  expect(names('workers', true)).toEqual(['An', 'Dung', 'Đào'])
  expect(names('phone')).toEqual(['Đào', 'Dung', 'An'])
})

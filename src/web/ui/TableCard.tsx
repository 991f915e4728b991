/** A card with a short table of what belongs to the page's record, or the sentence that there is none. */
import type { ReactNode } from 'react'
import { Card } from './Card.tsx'
import { DataTable, type DataTableProps } from './DataTable.tsx'
import { EmptyState } from './EmptyState.tsx'

interface TableCardProps<Row> extends Pick<DataTableProps<Row>, 'columns' | 'rows' | 'rowKey' | 'to'> {
  title: string
  /** Right of the heading: a small button. */
  aside?: ReactNode
  none: { title: string; text?: string }
  /** Below the table or the sentence. */
  note?: ReactNode
}
export function TableCard<Row>({ title, aside, none, note, ...table }: TableCardProps<Row>) {
  return (
    <Card title={title} aside={aside}>
      {table.rows.length === 0 ? <EmptyState small {...none} /> : <DataTable brief label={title} {...table} />}
      {note}
    </Card>
  )
}

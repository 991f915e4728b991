/** What can be done with the ticked records: correct them together. Stays in sight while any is ticked. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import { BulkEdit } from './BulkEdit.tsx'
import type { RegisterColumn } from './list.data.ts'
import css from './list.module.css'
import type { PickedRecords } from './usePicked.ts'

interface BulkBarProps {
  picked: PickedRecords
  total: number
  columns: readonly RegisterColumn[]
  /** Codes of the page in sight. */
  onPage: readonly string[]
}
export function BulkBar({ picked, total, columns, onPage }: BulkBarProps) {
  const [editing, setEditing] = useState(false)
  const whole = onPage.length > 0 && onPage.every(picked.has)
  return (
    <>
      {picked.count > 0 && (
        <section className={`${css.bar} no-print`} aria-label={say('registerList.barLabel')}>
          <p className={css.barCount} role="status">
            {say(picked.all ? 'registerList.pickedAll' : 'registerList.picked', { count: number(picked.count) })}
          </p>
          {whole && !picked.all && total > picked.count && (
            <Button variant="subtle" size="compact-sm" onClick={picked.pickAll}>
              {say('registerList.pickAll', { total: number(total) })}
            </Button>
          )}
          <span className={css.barEnd}>
            <Button variant="default" onClick={picked.clear}>
              {say('registerList.unpick')}
            </Button>
            <Button leftSection={<IconPencil size={17} stroke={1.7} />} onClick={() => setEditing(true)}>
              {say('registerList.bulkEdit', { count: number(picked.count) })}
            </Button>
          </span>
        </section>
      )}
      <BulkEdit
        opened={editing}
        onClose={() => setEditing(false)}
        columns={columns.filter(column => column.bulk)}
        selection={picked.selection}
        count={picked.count}
        onDone={picked.clear}
      />
    </>
  )
}

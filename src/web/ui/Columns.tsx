/** Chooses which columns a table shows. */
import { Button, Checkbox, Popover } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { say } from '../../words/say.ts'

interface ColumnsProps {
  columns: readonly { key: string; header: string }[]
  hidden: readonly string[]
  onHidden: (hidden: string[]) => void
}
/** The first column names the row and always stays. */
export function Columns({ columns, hidden, onHidden }: ColumnsProps) {
  const [, ...rest] = columns
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={17} stroke={1.6} />}>
          {say('web.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('web.columnsChoose')}>
        <div style={{ display: 'grid', gap: 'var(--mantine-spacing-xs)' }}>
          {rest.map(column => (
            <Checkbox
              key={column.key}
              label={column.header}
              checked={!hidden.includes(column.key)}
              onChange={event => onHidden(event.currentTarget.checked ? hidden.filter(key => key !== column.key) : [...hidden, column.key])}
            />
          ))}
        </div>
      </Popover.Dropdown>
    </Popover>
  )
}

/** Chooses which columns a table shows and in which order. */
import { ActionIcon, Button, Checkbox, Popover } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconColumns3 } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import css from './ColumnOrder.module.css'

interface ColumnOrderProps {
  columns: readonly { key: string; header: string }[]
  /** Keys in the order shown; the first column always stands before them. */
  shown: readonly string[]
  onShown: (keys: string[]) => void
  /** Goes back to what everybody sees at first. */
  onReset?: () => void
}
export function ColumnOrder({ columns, shown, onShown, onReset }: ColumnOrderProps) {
  const [, ...rest] = columns
  const chosen = shown.flatMap(key => rest.find(column => column.key === key) ?? [])
  const others = rest.filter(column => !shown.includes(column.key))
  const keys = chosen.map(column => column.key)
  const move = (key: string, step: number) => {
    const at = keys.indexOf(key)
    const next = keys.filter(each => each !== key)
    next.splice(at + step, 0, key)
    onShown(next)
  }
  return (
    <Popover position="bottom-end" shadow="md" trapFocus returnFocus>
      <Popover.Target>
        <Button variant="default" leftSection={<IconColumns3 size={17} stroke={1.6} />}>
          {say('web.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('web.columnsChoose')} className={css.box ?? ''}>
        <ul className={css.list}>
          {chosen.map((column, at) => (
            <li key={column.key} className={css.row}>
              <Checkbox label={column.header} checked onChange={() => onShown(keys.filter(key => key !== column.key))} />
              <span className={css.moves}>
                <ActionIcon
                  size={28}
                  aria-label={say('web.columnUp', { name: column.header })}
                  disabled={at === 0}
                  onClick={() => move(column.key, -1)}
                >
                  <IconArrowUp size={15} />
                </ActionIcon>
                <ActionIcon
                  size={28}
                  aria-label={say('web.columnDown', { name: column.header })}
                  disabled={at === chosen.length - 1}
                  onClick={() => move(column.key, 1)}
                >
                  <IconArrowDown size={15} />
                </ActionIcon>
              </span>
            </li>
          ))}
        </ul>
        {others.length > 0 && (
          <>
            <p className={css.head}>{say('web.columnsOthers')}</p>
            <ul className={css.list}>
              {others.map(column => (
                <li key={column.key} className={css.row}>
                  <Checkbox label={column.header} checked={false} onChange={() => onShown([...keys, column.key])} />
                </li>
              ))}
            </ul>
          </>
        )}
        {onReset && (
          <Button variant="default" size="compact-sm" mt="sm" onClick={onReset}>
            {say('web.columnsReset')}
          </Button>
        )}
      </Popover.Dropdown>
    </Popover>
  )
}

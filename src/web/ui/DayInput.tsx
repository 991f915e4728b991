/** A day, typed as DD/MM/YYYY; its calendar opens from the icon only, so that tabbing through a form covers nothing. */
import { ActionIcon } from '@mantine/core'
import { DateInput, type DateInputProps } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useState } from 'react'
import { say } from '../../words/say.ts'

export function DayInput({ onChange, ...props }: DateInputProps) {
  const [opened, setOpened] = useState(false)
  return (
    <DateInput
      valueFormat="DD/MM/YYYY"
      placeholder={say('web.datePlaceholder')}
      previousLabel={say('web.monthBefore')}
      nextLabel={say('web.monthAfter')}
      clearButtonProps={{ 'aria-label': say('web.clearDay') }}
      {...props}
      onChange={value => {
        setOpened(false)
        onChange?.(value)
      }}
      popoverProps={{ opened, onChange: setOpened, closeOnClickOutside: true, returnFocus: true }}
      leftSectionPointerEvents="all"
      leftSection={
        <ActionIcon
          aria-label={say('web.openCalendar')}
          aria-expanded={opened}
          disabled={props.disabled ?? false}
          onClick={() => setOpened(!opened)}
          tabIndex={-1}
        >
          <IconCalendar size={18} stroke={1.6} />
        </ActionIcon>
      }
    />
  )
}

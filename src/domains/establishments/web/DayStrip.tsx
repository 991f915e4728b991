/** The day as of which the record is shown: chosen here, kept in the address, said in a strip above the page. */
import { Button, Popover } from '@mantine/core'
import { IconCalendarTime } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'

const isDay = (text: string | undefined): text is string => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '')
/** The days in the address: what is no day is left out. */
export const useDays = () => {
  const [search, change] = useAddress()
  const { businessDate } = useSession()
  return {
    asOf: isDay(search.ngay) && search.ngay !== businessDate ? search.ngay : undefined,
    compare: isDay(search.so) ? search.so : undefined,
    choose: (ngay: string | undefined, so: string | undefined) => change({ ngay, so }, { push: true }),
  }
}

export function DayButton() {
  const { asOf, compare, choose } = useDays()
  const { businessDate } = useSession()
  const [opened, setOpened] = useState(false)
  const [day, setDay] = useState<string | null>(null)
  const [other, setOther] = useState<string | null>(null)
  const open = () => {
    setDay(asOf ?? businessDate)
    setOther(compare ?? null)
    setOpened(true)
  }
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" shadow="md" trapFocus returnFocus closeOnClickOutside={false}>
      <Popover.Target>
        <Button
          variant="default"
          leftSection={<IconCalendarTime size={17} stroke={1.6} />}
          aria-expanded={opened}
          onClick={() => (opened ? setOpened(false) : open())}
        >
          {say('establishmentScreens.seeAsOf')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={say('establishmentScreens.seeAsOf')}>
        <form
          className={css.days}
          onSubmit={event => {
            event.preventDefault()
            setOpened(false)
            choose(day && day !== businessDate ? day : undefined, other ?? undefined)
          }}
        >
          <DayInput label={say('establishmentScreens.asOfDay')} value={day} onChange={setDay} maxDate={businessDate} />
          <DayInput label={say('establishmentScreens.compareDay')} value={other} onChange={setOther} maxDate={businessDate} clearable />
          <Button type="submit">{say('establishmentScreens.see')}</Button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

/**
 * Says on which day the page stands, and leads back. Nothing while it stands today and is compared with nothing.
 * @param asOf the day of what is shown, which may still be the one before that of the address; null is today
 * @param compare the day that what is shown is compared with
 * @param changed how many facts differ from the other day; null when the record was not there on it
 */
export function DayStrip({ asOf, compare, changed }: { asOf: string | null; compare: string | null; changed: number | null }) {
  const { choose, ...chosen } = useDays()
  const { businessDate } = useSession()
  if (!asOf && !compare) return null
  const words = [
    asOf && say('establishmentScreens.viewing', { day: date(asOf) }),
    compare &&
      (changed === null
        ? say('establishmentScreens.comparingNone', { day: date(compare) })
        : say('establishmentScreens.comparing', { day: date(compare), count: changed })),
  ]
  return (
    <div className={css.strip} role="status">
      <p>{words.filter(Boolean).join(' ')}</p>
      <div className={`${css.stripButtons} no-print`}>
        {compare && (
          <Button variant="default" size="sm" onClick={() => choose(chosen.asOf, undefined)}>
            {say('establishmentScreens.compareNot')}
          </Button>
        )}
        {asOf && (
          <Button variant="default" size="sm" onClick={() => choose(undefined, undefined)}>
            {say('establishmentScreens.backToToday', { day: date(businessDate) })}
          </Button>
        )}
      </div>
    </div>
  )
}

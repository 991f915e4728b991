/** A day to look at, in the address as `?ngay=`; by default the business day. */
import { DateInput } from '@mantine/dates'
import { IconCalendar } from '@tabler/icons-react'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { say } from '../../../words/say.ts'
import css from './admin.module.css'

export const useDay = (): string => {
  const { businessDate } = useSession()
  const [search] = useAddress()
  return search.ngay ?? businessDate
}
export function DayField() {
  const day = useDay()
  const [, set] = useAddress()
  return (
    <DateInput
      className={css.day ?? ''}
      aria-label={say('adminScreens.on')}
      value={day}
      onChange={value => set({ ngay: value ?? undefined })}
      valueFormat="DD/MM/YYYY"
      leftSection={<IconCalendar size={18} stroke={1.6} />}
      previousLabel={say('web.monthBefore')}
      nextLabel={say('web.monthAfter')}
    />
  )
}

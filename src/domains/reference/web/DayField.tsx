/** A day to look at, in the address as `?ngay=`; by default the business day. */
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { DayInput } from '../../../web/ui/DayInput.tsx'
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
    <DayInput
      className={css.day ?? ''}
      aria-label={say('adminScreens.on')}
      value={day}
      onChange={value => set({ ngay: value ?? undefined })}
    />
  )
}

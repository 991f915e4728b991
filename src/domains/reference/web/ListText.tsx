/** A word to look for in a list of Quản trị, kept in the address, so that search leads to the line itself. */
import { searchable } from '../../../kernel/text.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Filters } from '../../../web/ui/Filters.tsx'

const nothing = () => {}
export function ListText() {
  const [{ tim }, set] = useAddress()
  return <Filters filters={[]} chosen={{}} onChange={nothing} text={tim ?? ''} onText={next => set({ tim: next || undefined })} />
}
/** The rows of which one of the texts holds every word looked for. */
export const useListed = <Row,>(rows: readonly Row[], textsOf: (row: Row) => readonly string[]): Row[] => {
  const [{ tim }] = useAddress()
  const words = searchable(tim ?? '').split(' ')
  return rows.filter(row => {
    const text = searchable(textsOf(row).join(' '))
    return words.every(word => text.includes(word))
  })
}

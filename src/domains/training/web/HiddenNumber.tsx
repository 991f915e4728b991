/** A masked number of a trainee. */
import { useQueryClient } from '@tanstack/react-query'
import { post } from '../../../web/api.ts'
import { RevealedNumber } from '../../../web/ui/RevealedNumber.tsx'
import { say } from '../../../words/say.ts'
import { traineeKey } from './trainees.data.ts'

interface HiddenNumberProps {
  id: string
  field: 'phone' | 'personalNumber'
  value: string
  warning: string | null
}
const words = {
  button: say('training.reveal'),
  title: say('training.revealTitle'),
  text: say('training.revealText'),
  verb: say('training.reveal'),
  purpose: say('training.revealPurpose'),
  help: say('training.revealPurposeHelp'),
  shown: say('training.revealed'),
}
export function HiddenNumber({ id, field, value, warning }: HiddenNumberProps) {
  const client = useQueryClient()
  const ask = async (purpose: string) => {
    const answer = await post<{ value: string | null }>(`/api/people/${encodeURIComponent(id)}/reveal`, { field, purpose })
    await client.invalidateQueries({ queryKey: traineeKey(id) })
    return answer.value
  }
  return (
    <RevealedNumber
      value={value}
      warning={warning}
      reveal={{ words, ask }}
      {...(field === 'phone' ? { whole: full => <a href={`tel:${full}`}>{full}</a> } : {})}
    />
  )
}

/** A tax code as the reader may see it: a person's number stays masked until a purpose is given, which the log keeps. */
import { useQueryClient } from '@tanstack/react-query'
import { post } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { RevealedNumber } from '../../../web/ui/RevealedNumber.tsx'
import { say } from '../../../words/say.ts'
import { type EstablishmentData, establishmentKey, revealers } from './register.data.ts'

const words = {
  button: say('registerScreens.reveal'),
  title: say('registerScreens.revealTitle'),
  text: say('registerScreens.revealText'),
  verb: say('registerScreens.revealVerb'),
  purpose: say('registerScreens.revealPurpose'),
  help: say('registerScreens.revealHelp'),
  shown: say('registerScreens.revealed'),
}
export function TaxCode({ establishment }: { establishment: EstablishmentData }) {
  const { has } = useSession()
  const client = useQueryClient()
  const { code, taxCode, taxCodeMasked, taxCodeWarning } = establishment
  if (!taxCode) return null
  const ask = async (purpose: string) => {
    const answer = await post<{ taxCode: string | null }>(`/api/establishments/${encodeURIComponent(code)}/reveal`, { purpose })
    await client.invalidateQueries({ queryKey: establishmentKey(code) })
    return answer.taxCode
  }
  return (
    <RevealedNumber value={taxCode} warning={taxCodeWarning} reveal={taxCodeMasked && has(...revealers) ? { words, ask } : undefined} />
  )
}

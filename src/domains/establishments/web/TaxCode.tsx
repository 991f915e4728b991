/** A tax code as the reader may see it: a person's number stays masked until a purpose is given, which the log keeps. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { say } from '../../../words/say.ts'
import { type EstablishmentData, establishmentKey, revealers } from './register.data.ts'
import css from './register.module.css'

export function TaxCode({ establishment }: { establishment: EstablishmentData }) {
  const { has } = useSession()
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  // Held by this screen alone: it goes when the page does.
  const [full, setFull] = useState<string | null>(null)
  const { code, taxCode, taxCodeMasked, taxCodeWarning } = establishment
  if (!taxCode) return null
  return (
    <>
      <span className={css.code}>
        <span className="figures">{full ?? taxCode}</span>
        {taxCodeMasked && full && <span className={css.quiet}>{say('registerScreens.revealed')}</span>}
        {taxCodeMasked && !full && has(...revealers) && (
          <Button className={`${css.reveal} no-print`} variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {say('registerScreens.reveal')}
          </Button>
        )}
      </span>
      {taxCodeWarning && <span className={css.warn}>{taxCodeWarning}</span>}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('registerScreens.revealTitle')}
        text={say('registerScreens.revealText')}
        verb={say('registerScreens.revealVerb')}
        fields={[
          {
            key: 'purpose',
            label: say('registerScreens.revealPurpose'),
            kind: 'textarea',
            required: true,
            help: say('registerScreens.revealHelp'),
          },
        ]}
        onConfirm={async values => {
          const answer = await post<{ taxCode: string | null }>(`/api/establishments/${encodeURIComponent(code)}/reveal`, {
            purpose: values.purpose,
          })
          setFull(answer.taxCode)
          await client.invalidateQueries({ queryKey: establishmentKey(code) })
        }}
      />
    </>
  )
}

/** A masked number of a trainee, shown whole once for a purpose that the log keeps. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { say } from '../../../words/say.ts'
import css from '../../establishments/web/register.module.css'
import { traineeKey } from './trainees.data.ts'

interface HiddenNumberProps {
  id: string
  field: 'phone' | 'personalNumber'
  value: string
  warning: string | null
}
export function HiddenNumber({ id, field, value, warning }: HiddenNumberProps) {
  const client = useQueryClient()
  const [asking, setAsking] = useState(false)
  // Held by this screen alone: it goes when the page does.
  const [full, setFull] = useState<string | null>(null)
  return (
    <>
      <span className={css.code}>
        <span className="figures">{full && field === 'phone' ? <a href={`tel:${full}`}>{full}</a> : (full ?? value)}</span>
        {full ? (
          <span className={css.quiet}>{say('training.revealed')}</span>
        ) : (
          <Button className={`${css.reveal} no-print`} variant="default" size="compact-sm" onClick={() => setAsking(true)}>
            {say('training.reveal')}
          </Button>
        )}
      </span>
      {warning && <span className={css.warn}>{warning}</span>}
      <ConfirmDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={say('training.revealTitle')}
        text={say('training.revealText')}
        verb={say('training.reveal')}
        fields={[
          {
            key: 'purpose',
            label: say('training.revealPurpose'),
            kind: 'textarea',
            required: true,
            help: say('training.revealPurposeHelp'),
          },
        ]}
        onConfirm={async ({ purpose }) => {
          const answer = await post<{ value: string | null }>(`/api/people/${encodeURIComponent(id)}/reveal`, { field, purpose })
          setFull(answer.value)
          await client.invalidateQueries({ queryKey: traineeKey(id) })
        }}
      />
    </>
  )
}

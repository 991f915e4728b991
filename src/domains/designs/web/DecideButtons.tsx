/** The three things that a named person can make of a design, each with its reason: a copy, inspired, different. */
import { useQueryClient } from '@tanstack/react-query'
import { post } from '../../../web/api.ts'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { say } from '../../../words/say.ts'
import { forgetDesigns } from './designs.data.ts'

type Verdict = 'copy' | 'inspired' | 'different'
interface DecideButtonsProps {
  /** Where the decision is sent. */
  path: string
  /** Sent with it: what the design is held against. */
  against?: object
  /** Why this reader may not; null when they may. */
  why: string | null
  /** What a verdict will do, in a sentence. */
  textOf: (verdict: Verdict) => string
}
export function DecideButtons({ path, against, why, textOf }: DecideButtonsProps) {
  const client = useQueryClient()
  const offer = (key: Verdict, danger = false) => ({
    key,
    label: say(`designScreens.decide_${key}`),
    allowed: why === null,
    ...(why ? { why } : {}),
    text: textOf(key),
    fields: [{ key: 'reason', label: say('designScreens.reason'), kind: 'textarea', required: true }] as const,
    danger,
  })
  return (
    <ActionBar
      actions={[offer('copy', true), offer('inspired'), offer('different')]}
      onAct={async (verdict, values) => {
        await post(path, { verdict, ...against, ...values })
        await forgetDesigns(client)
      }}
    />
  )
}

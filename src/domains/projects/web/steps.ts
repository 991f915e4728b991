/** The buttons of a project as its page shows them: order, sentences, fields, sensible values to begin with. */

import { share } from '../../../kernel/money.ts'
import type { Offer } from '../../../kernel/workflow.ts'
import { money } from '../../../web/format.ts'
import type { OfferedAction } from '../../../web/ui/ActionBar.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { offered } from '../../../web/ui/offers.ts'
import { say } from '../../../words/say.ts'
import type { ProjectData } from './project.data.ts'

const toneOrder = { primary: 0, quiet: 1, danger: 2 } as const

/**
 * The steps that the server offers as buttons: main ones first, then quiet ones, then those that end the project; within each, allowed before grey.
 * @param day the business day, the first value of dates of acts
 * @param communes choices for a unit whose successors nobody has named
 */
export const buttonsOf = (project: ProjectData, day: string, communes: readonly { value: string; label: string }[]): OfferedAction[] =>
  [...project.offers]
    .sort((a, b) => toneOrder[a.tone] - toneOrder[b.tone] || Number(b.allowed) - Number(a.allowed))
    .map(offer => {
      const text = textOf(offer)
      return offered(offer, {
        ...(text ? { text } : {}),
        fields: fieldsOf(offer, project, communes),
        initial: initialOf(offer, project, day),
      })
    })

const textOf = (offer: Offer): string | undefined => {
  const more = offer.action === 'settle' ? say('projectScreens.helpSettle') : ''
  if (!offer.to) return more || undefined
  return more ? say('projectScreens.leadsToMore', { state: offer.to, more }) : say('projectScreens.leadsTo', { state: offer.to })
}

const fieldsOf = (offer: Offer, project: ProjectData, communes: readonly { value: string; label: string }[]): Field[] =>
  offer.asks.map(ask => {
    const help = ask.help ?? helpOf(offer.action, ask.key, project)
    const successors = project.successors.map(unit => ({ value: unit.id, label: unit.name }))
    return {
      key: ask.key,
      label: ask.label,
      kind: kindOfAsk(ask.kind),
      required: ask.required ?? false,
      ...(help ? { help } : {}),
      ...(ask.kind === 'choice'
        ? {
            options: ask.options
              ? Object.entries(ask.options).map(([value, label]) => ({ value, label }))
              : successors.length
                ? successors
                : communes,
          }
        : {}),
    }
  })
const kindOfAsk = (kind: Offer['asks'][number]['kind']): Field['kind'] => {
  if (kind === 'note') return 'textarea'
  if (kind === 'choice') return 'select'
  return kind === 'money' || kind === 'date' || kind === 'int' || kind === 'file' ? kind : 'text'
}

const helpOf = (
  action: string,
  key: string,
  { money: held, requested, eligibleCost, totalCost, suggested, advance }: ProjectData,
): string | undefined => {
  if (action === 'accept' && key === 'acceptedEligibleCost')
    return say('projectScreens.helpAccept', { eligible: money(eligibleCost), total: money(totalCost) })
  if (key !== 'amount') return undefined
  if (action === 'decide') {
    const line =
      held.lineLeft === null
        ? say('projectScreens.helpDecideNoLine')
        : say('projectScreens.helpDecide', { left: money(held.lineLeft), requested: money(requested) })
    return suggested === null ? line : `${line} ${say('projectScreens.helpCeiling', { amount: money(suggested) })}`
  }
  if (action === 'contract') return say('projectScreens.helpContract', { approved: money(held.approved) })
  if (action === 'advance') {
    const contracted = money(held.contracted)
    if (!advance) return say('projectScreens.helpAdvanceNone', { contracted })
    const { percent, article, verified } = advance
    return say(verified ? 'projectScreens.helpAdvance' : 'projectScreens.helpAdvanceUnverified', { percent, contracted, article })
  }
  return undefined
}

/** What a careful officer would write first; every value stays open to change. */
const initialOf = (offer: Offer, project: ProjectData, day: string): Values => {
  const { money: held, requested, suggested, eligibleCost, advance } = project
  const known: Values = {
    on: day,
    issuer: say('projectScreens.cityIssuer'),
    acceptedEligibleCost: eligibleCost,
    ...(project.successors.length === 1 ? { unitId: project.successors[0]?.id ?? null } : {}),
  }
  const amounts: Record<string, number | null> = {
    decide: Math.min(suggested ?? requested, requested),
    contract: held.approved,
    advance: held.contracted === null || !advance ? null : share(held.contracted, advance.percent),
  }
  const asked = offer.asks.map(ask => ask.key)
  const amount = amounts[offer.action]
  return {
    ...Object.fromEntries(Object.entries(known).filter(([key]) => asked.includes(key))),
    ...(asked.includes('amount') && amount !== undefined ? { amount } : {}),
  }
}

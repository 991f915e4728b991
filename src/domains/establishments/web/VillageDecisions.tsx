/** The decisions on a village: recognition, withdrawal, and the steps that record or put them right. */
import { useQueryClient } from '@tanstack/react-query'
import { post, put } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar, type OfferedAction } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { villageTitles } from '../establishments.schema.ts'
import { optionsOf, recognitionKinds, type VillageData, villageEditors, villageKey } from './villages.data.ts'
import css from './villages.module.css'

const reason: Field = { key: 'reason', label: say('villages.reason'), kind: 'textarea', help: say('villages.reasonHelp') }
const number: Field = { key: 'number', label: say('villages.number'), kind: 'text', required: true }
const day: Field = { key: 'day', label: say('villages.day'), kind: 'date', required: true }
const forms: Readonly<Record<VillageData['steps'][number]['action'], Omit<OfferedAction, 'key' | 'allowed'>>> = {
  recognise: {
    label: say('villages.recognise'),
    text: say('villages.recogniseText'),
    primary: true,
    fields: [
      { key: 'title', label: say('villages.title'), kind: 'select', required: true, options: optionsOf(villageTitles) },
      number,
      day,
    ],
  },
  withdraw: { label: say('villages.withdraw'), text: say('villages.withdrawText'), danger: true, fields: [number, day, reason] },
  amend: {
    label: say('villages.amend'),
    text: say('villages.amendText'),
    fields: [
      { key: 'recognitionNumber', label: say('villages.recognitionNumber'), kind: 'text' },
      { key: 'recognisedOn', label: say('villages.recognisedOn'), kind: 'date' },
      { key: 'withdrawalNumber', label: say('villages.withdrawalNumber'), kind: 'text' },
      { key: 'withdrawnOn', label: say('villages.withdrawnOn'), kind: 'date' },
      { ...reason, required: true },
    ],
  },
}
const done = { recognise: say('villages.doneRecognise'), withdraw: say('villages.doneWithdraw'), amend: say('villages.doneAmend') } as const

export function VillageDecisions({ village }: { village: VillageData }) {
  const { has } = useSession()
  const client = useQueryClient()
  const { recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn, title, revision } = village
  const path = `/api/villages/${encodeURIComponent(village.code)}`
  const act = async (key: string, values: Values) => {
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]))
    const { reason: why, ...rest } = given
    const sent = { ...rest, revision, ...(why ? { reason: why } : {}) }
    if (key === 'recognise') await post(`${path}/recognition`, sent)
    else if (key === 'withdraw') await post(`${path}/withdrawal`, sent)
    else await put(`${path}/recognition`, sent)
    await client.invalidateQueries({ queryKey: villageKey(village.code) })
    await client.invalidateQueries({ queryKey: ['villages'] })
  }
  const initial: Readonly<Record<string, Values>> = {
    recognise: { title },
    amend: { recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn },
  }
  return (
    <Card title={say('villages.recognition')}>
      <Facts
        columns={1}
        facts={[
          {
            label: say('villages.state'),
            value: <StateBadge plain kind={recognitionKinds[village.state]} word={village.stateLabel} />,
          },
          { label: say('villages.recognitionNumber'), value: recognitionNumber },
          { label: say('villages.recognisedOn'), value: recognisedOn && date(recognisedOn) },
          ...(withdrawalNumber || withdrawnOn
            ? [
                { label: say('villages.withdrawalNumber'), value: withdrawalNumber },
                { label: say('villages.withdrawnOn'), value: withdrawnOn && date(withdrawnOn) },
              ]
            : []),
        ]}
      />
      <p className={css.quiet}>{say('villages.recognitionFor')}</p>
      {has(...villageEditors) && !village.mergedInto && (
        <div className="no-print">
          <ActionBar
            stacked
            actions={village.steps
              .filter(step => step.allowed || step.action !== 'recognise' || recognisedOn === null)
              .map(step => ({
                key: step.action,
                allowed: step.allowed,
                ...(step.why ? { why: step.why } : {}),
                ...forms[step.action],
                initial: initial[step.action] ?? {},
              }))}
            onAct={act}
            done={action => done[action.key as keyof typeof done]}
          />
        </div>
      )}
    </Card>
  )
}

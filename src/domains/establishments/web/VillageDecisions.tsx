/** The decisions on a village: its periods of recognition, where each was recorded, and the steps that record or put them right. */
import { useQueryClient } from '@tanstack/react-query'
import { post, put } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar, type OfferedAction } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { type Role, roles } from '../../reference/roles.schema.ts'
import { villageTitles } from '../establishments.schema.ts'
import { optionsOf, recognitionKinds, type VillageData, villageEditors, villageKey } from './villages.data.ts'
import css from './villages.module.css'

const reason: Field = { key: 'reason', label: say('villages.reason'), kind: 'textarea', help: say('villages.reasonHelp') }
const number: Field = { key: 'number', label: say('villages.number'), kind: 'text', required: true }
const day: Field = { key: 'day', label: say('villages.day'), kind: 'date', required: true }
type Step = VillageData['steps'][number]['action']
const forms: Readonly<Record<Step, Omit<OfferedAction, 'key' | 'allowed'>>> = {
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
const done: Readonly<Record<Step, string>> = {
  recognise: say('villages.doneRecognise'),
  withdraw: say('villages.doneWithdraw'),
  amend: say('villages.doneAmend'),
}
type Period = VillageData['periods'][number]

export function VillageDecisions({ village }: { village: VillageData }) {
  const { has } = useSession()
  const client = useQueryClient()
  const { periods, title, revision } = village
  const path = `/api/villages/${encodeURIComponent(village.code)}`
  const act = async (step: Step, values: Values, period?: Period) => {
    const given = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === '' ? null : value]))
    const { reason: why, ...rest } = given
    const sent = { ...rest, revision, ...(why ? { reason: why } : {}) }
    if (step === 'recognise') await post(`${path}/recognition`, sent)
    else if (step === 'withdraw') await post(`${path}/withdrawal`, sent)
    else if (period) await put(`${path}/recognitions/${period.id}`, sent)
    await client.invalidateQueries({ queryKey: villageKey(village.code) })
    await client.invalidateQueries({ queryKey: ['villages'] })
  }
  const offered = (step: Step, initial: Values): OfferedAction[] =>
    village.steps
      .filter(({ action }) => action === step)
      .map(({ action, allowed, why }) => ({ key: action, allowed, ...(why ? { why } : {}), ...forms[action], initial }))
  const [latest, ...earlier] = periods.toReversed()
  const again = periods.length > 0 && village.state === 'withdrawn'
  const steps = [...offered('recognise', { title }), ...offered('withdraw', {})]
    // Recognised long ago: nobody looks for that button.
    .filter(({ key, allowed }) => allowed || key !== 'recognise' || !periods.length)
    .map(step => (step.key === 'recognise' && again ? { ...step, label: say('villages.recogniseAgain'), primary: false } : step))
  const editing = has(...villageEditors) && !village.mergedInto
  return (
    <Card title={say('villages.recognition')}>
      <Facts
        columns={1}
        facts={[
          {
            label: say('villages.state'),
            value: <StateBadge plain kind={recognitionKinds[village.state]} word={village.stateLabel} />,
          },
        ]}
      />
      {village.overlapping && <Notice kind="warning" title={say('villages.overlapTitle')} text={say('villages.overlapText')} />}
      {latest && <OnePeriod period={latest} amend={editing ? offered('amend', amendable(latest)) : []} act={act} />}
      <p className={css.quiet}>{say('villages.recognitionFor')}</p>
      {editing && (
        <div className="no-print">
          <ActionBar stacked actions={steps} onAct={(key, values) => act(key as Step, values)} done={action => done[action.key as Step]} />
        </div>
      )}
      {earlier.map(period => (
        <details key={period.id} className={css.period}>
          <summary>{say('villages.earlierPeriod', { from: date(period.recognisedOn), until: date(period.withdrawnOn) })}</summary>
          <OnePeriod period={period} amend={editing ? offered('amend', amendable(period)) : []} act={act} />
        </details>
      ))}
    </Card>
  )
}
const amendable = ({ recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn }: Period): Values => ({
  recognitionNumber,
  recognisedOn,
  withdrawalNumber,
  withdrawnOn,
})
interface OnePeriodProps {
  period: Period
  /** The act that puts it right, for whoever may. */
  amend: readonly OfferedAction[]
  act: (step: Step, values: Values, period: Period) => Promise<void>
}
/** One period: the two decisions, where they were recorded, and what puts them right. */
function OnePeriod({ period, amend, act }: OnePeriodProps) {
  return (
    <div className={css.onePeriod}>
      <PeriodFacts period={period} />
      {amend.length > 0 && (
        <div className="no-print">
          <ActionBar actions={amend} onAct={(_, values) => act('amend', values, period)} done={() => done.amend} />
        </div>
      )}
    </div>
  )
}
function PeriodFacts({ period }: { period: Period }) {
  const { recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn, source } = period
  return (
    <Facts
      columns={1}
      facts={[
        { label: say('villages.recognitionNumber'), value: recognitionNumber },
        { label: say('villages.recognisedOn'), value: recognisedOn && date(recognisedOn) },
        ...(withdrawalNumber || withdrawnOn
          ? [
              { label: say('villages.withdrawalNumber'), value: withdrawalNumber },
              { label: say('villages.withdrawnOn'), value: withdrawnOn && date(withdrawnOn) },
            ]
          : []),
        { label: say('villages.source'), value: source && <span className={css.quiet}>{sourceWords(source)}</span> },
      ]}
    />
  )
}
const sourceWords = ({ file, role, day }: NonNullable<Period['source']>): string =>
  file
    ? say('villages.sourceRow', { ...file, day: date(file.day) })
    : say('villages.sourceOfficer', { who: roles[role as Role] ?? say('registerScreens.system'), day: date(day) })

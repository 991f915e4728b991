/** The dialog that opens a round: its rule with the parameters, and the reason when the rule is changed or chosen late. */
import { post, queries } from '../../../web/api.ts'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { activityLabels } from '../../reference/catalog.schema.ts'
import { ruleKinds } from '../choosing/choosing.schema.ts'
import { roundAddress } from './rounds.ts'

interface OpenRoundProps {
  lineIds: readonly string[]
  year: number
  /** Another round holds the line: the reason is needed. */
  changes: boolean
  opened: boolean
  onClose: () => void
}
const choices = (options: Record<string, string>) => Object.entries(options).map(([value, label]) => ({ value, label }))
const fieldsOf = (changes: boolean): Field[] => [
  { key: 'kind', label: say('selectionRounds.rule'), kind: 'select', required: true, options: choices(ruleKinds) },
  { key: 'minShare', label: say('selectionRounds.minShare'), kind: 'int', help: say('selectionRounds.minShareHelp') },
  {
    key: 'one',
    label: say('selectionRounds.onePerEstablishment'),
    kind: 'select',
    options: choices({ no: say('selectionRounds.no'), yes: say('selectionRounds.yes') }),
    help: say('selectionRounds.optimiseOnly'),
  },
  { key: 'group', label: say('selectionRounds.limitedActivity'), kind: 'select', options: choices(activityLabels) },
  { key: 'maxCount', label: say('selectionRounds.maxPerActivity'), kind: 'int', help: say('selectionRounds.maxPerActivityHelp') },
  { key: 'machines', label: say('selectionRounds.leastMachines'), kind: 'int', help: say('selectionRounds.maxPerActivityHelp') },
  {
    key: 'reason',
    label: say('selectionRounds.reason'),
    kind: 'textarea',
    required: changes,
    ...(changes ? {} : { help: say('selectionRounds.reasonHelp') }),
  },
]
const ruleOf = ({ kind, minShare, one, group, maxCount, machines }: Values) => ({
  kind,
  ...(typeof minShare === 'number' && { minShare }),
  ...(kind === 'optimise' && {
    onePerEstablishment: one === 'yes',
    ...(group && typeof maxCount === 'number' && { groups: [{ group, maxCount }] }),
    ...(typeof machines === 'number' && { targets: [{ target: 'machine_establishments', min: machines }] }),
  }),
})

export function OpenRound({ lineIds, year, changes, opened, onClose }: OpenRoundProps) {
  const go = useGo()
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={say(changes ? 'selectionRounds.change' : 'selectionRounds.open')}
      text={say('selectionRounds.openText')}
      verb={say(changes ? 'selectionRounds.change' : 'selectionRounds.open')}
      fields={fieldsOf(changes)}
      initial={{ kind: 'order', minShare: 50, one: 'no' }}
      onConfirm={async values => {
        const { id } = await post<{ id: string }>('/api/selection/rounds', { lineIds, rule: ruleOf(values), reason: values.reason || null })
        await queries.invalidateQueries({ queryKey: ['choice'] })
        go(roundAddress(year, id))
      }}
    />
  )
}

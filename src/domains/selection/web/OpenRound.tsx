/** The dialog that opens a round: its budget lines, its rule with every limit, and the reason when the rule is changed or chosen late. */
import { Button, Modal, MultiSelect, NumberInput, Select, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post, queries } from '../../../web/api.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { type RuleKind, ruleKinds } from '../choosing/choosing.schema.ts'
import css from './choice.module.css'
import { groupOf, sourceOf, useLines } from './choice.ts'
import { RoundLimits } from './RoundLimits.tsx'
import { emptyRound, sentRound } from './roundForm.ts'
import { roundAddress, useRoundOptions } from './rounds.ts'

interface OpenRoundProps {
  lineIds: readonly string[]
  year: number
  /** Another round holds the lines: the reason is needed. */
  changes: boolean
  opened: boolean
  onClose: () => void
}
export function OpenRound(props: OpenRoundProps) {
  const title = say(props.changes ? 'selectionRounds.change' : 'selectionRounds.open')
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={title} size={720}>
      <Form {...props} />
    </Modal>
  )
}

/** Mounted anew each time the dialog opens. */
function Form({ lineIds, year, changes, onClose }: OpenRoundProps) {
  const go = useGo()
  const { data: lines } = useLines(year)
  const [form, setForm] = useState(() => emptyRound(lineIds))
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const { data: options } = useRoundOptions(form.lineIds)
  const set = (change: Partial<typeof form>) => setForm({ ...form, ...change })
  const late = changes || (options?.scored ?? 0) > 0
  const send = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const { id } = await post<{ id: string }>('/api/selection/rounds', sentRound(form))
      await queries.invalidateQueries({ queryKey: ['choice'] })
      onClose()
      go(roundAddress(year, id))
    } catch (error) {
      setProblem(asProblem(error))
      setBusy(false)
    }
  }
  const verb = say(changes ? 'selectionRounds.change' : 'selectionRounds.open')
  return (
    <form className={css.form} onSubmit={event => void send(event)} noValidate>
      <p className={css.quiet}>{say('selectionRounds.openText')}</p>
      <MultiSelect
        label={say('selectionRounds.lines')}
        description={say('selectionRounds.linesHelp')}
        data={(lines ?? []).map(line => ({
          value: line.id,
          label: `${groupOf(line)} · ${sourceOf(line)}`,
          disabled: lineIds.includes(line.id) && changes,
        }))}
        value={form.lineIds}
        onChange={chosen => set({ lineIds: changes ? [...new Set([...lineIds, ...chosen])] : chosen })}
        withAsterisk
      />
      {options && <p className={css.quiet}>{say('selectionRounds.waitingHere', { count: options.candidates, scored: options.scored })}</p>}
      <Select
        label={say('selectionRounds.rule')}
        data={Object.entries(ruleKinds).map(([value, label]) => ({ value, label }))}
        value={form.kind}
        onChange={kind => kind && set({ kind: kind as RuleKind })}
        allowDeselect={false}
        withAsterisk
      />
      {form.kind === 'part' && (
        <NumberInput
          label={say('selectionRounds.minShare')}
          value={form.minShare}
          onChange={value => set({ minShare: typeof value === 'number' ? value : 50 })}
          min={0}
          max={100}
          allowDecimal={false}
          className={css.short ?? ''}
        />
      )}
      {form.kind === 'optimise' && options && <RoundLimits form={form} set={set} options={options} />}
      <Textarea
        label={say('selectionRounds.reason')}
        {...(late ? {} : { description: say('selectionRounds.reasonHelp') })}
        value={form.reason}
        onChange={event => set({ reason: event.currentTarget.value })}
        autosize
        minRows={2}
        withAsterisk={late}
      />
      {problem && <ErrorState problem={problem} />}
      <div className={css.buttons}>
        <Button variant="default" onClick={onClose}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={!form.lineIds.length || (late && !form.reason.trim())}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

/** A draft version as a form: each line's amount and each target's interval beside what is in force, saved in one go. */
import { Button, NumberInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { put } from '../../../web/api.ts'
import { money, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { byGroup } from './Budget.tsx'
import css from './plan.module.css'
import { type PlanData, type PlanLine, planChanged, usePlan } from './plan.ts'

const keyOf = ({ contentGroup, source }: Pick<PlanLine, 'contentGroup' | 'source'>) => `${contentGroup}.${source}`
type Interval = { min: number | null; max: number | null }

/** The id of the form, so that the head of the page can save it. */
export const draftForm = 'draft-form'

interface DraftFormProps {
  plan: PlanData
  /** Whether something typed is not saved yet. */
  onDirty: (dirty: boolean) => void
}
export function DraftForm({ plan, onDirty }: DraftFormProps) {
  const inForce = plan.versions.find(version => version.state === 'approved')
  const { data: before } = usePlan(plan.year, String(inForce?.version), inForce !== undefined)
  const [amounts, setAmounts] = useState<Record<string, number | null>>(
    Object.fromEntries(plan.lines.map(line => [keyOf(line), line.amount])),
  )
  const [intervals, setIntervals] = useState<Record<string, Interval>>(
    Object.fromEntries(plan.targets.map(({ code, min, max }) => [code, { min, max }])),
  )
  const complete = Object.values(amounts).every(known) && Object.values(intervals).every(({ min, max }) => known(min) && known(max))
  const save = useMutation({
    mutationFn: () =>
      put(`/api/plans/${plan.year}/${plan.version}`, {
        lines: plan.lines.map(({ contentGroup, source, ...line }) => ({
          contentGroup,
          source,
          amount: amounts[keyOf({ contentGroup, source })] ?? line.amount,
        })),
        targets: plan.targets.map(({ code, min, max }) => ({ code, min: intervals[code]?.min ?? min, max: intervals[code]?.max ?? max })),
      }),
    onSuccess: async () => {
      await planChanged()
      onDirty(false)
      saved()
    },
  })
  const sum = plan.lines.reduce((total, line) => total + (amounts[keyOf(line)] ?? 0), 0)
  return (
    <form
      id={draftForm}
      className={css.form}
      onSubmit={event => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Card title={say('planScreens.budget')}>
        <div className={css.groups}>
          {byGroup(plan.lines).map(({ group, label, lines }) => (
            <fieldset key={group} className={css.set}>
              <legend className={css.groupName}>{label}</legend>
              {lines.map(line => (
                <Line
                  key={line.source}
                  line={line}
                  amount={amounts[keyOf(line)] ?? null}
                  before={before?.lines.find(one => keyOf(one) === keyOf(line))?.amount}
                  onChange={amount => {
                    onDirty(true)
                    setAmounts({ ...amounts, [keyOf(line)]: amount })
                  }}
                />
              ))}
            </fieldset>
          ))}
        </div>
        <p className={css.sum}>
          {say('planScreens.total')}: <strong>{money(sum)}</strong>
          {before && <Change now={sum} before={before.totals.amount} />}
        </p>
      </Card>
      <Card title={say('planScreens.targets')}>
        <div className={css.intervals}>
          {plan.targets.map(target => {
            const { min, max } = intervals[target.code] ?? target
            const old = before?.targets.find(one => one.code === target.code)
            const change = (part: Partial<Interval>) => {
              onDirty(true)
              setIntervals({ ...intervals, [target.code]: { min, max, ...part } })
            }
            return (
              <fieldset key={target.code} className={css.interval}>
                <legend className={css.groupName}>
                  {target.name} <span className={css.quiet}>({target.unit})</span>
                </legend>
                <Bound label={say('planScreens.minimum')} value={min} old={old?.min} onChange={value => change({ min: value })} />
                <Bound
                  label={say('planScreens.maximum')}
                  value={max}
                  old={old?.max}
                  onChange={value => change({ max: value })}
                  error={known(min) && known(max) && min > max ? say('planScreens.minAboveMax') : undefined}
                />
              </fieldset>
            )
          })}
        </div>
      </Card>
      {save.error && <ErrorState problem={save.error} />}
      <div className={css.save}>
        {!complete && <span className={css.quiet}>{say('planScreens.fillAll')}</span>}
        <Button type="submit" variant="default" loading={save.isPending} disabled={!complete}>
          {say('planScreens.save')}
        </Button>
      </div>
    </form>
  )
}
const known = (value: number | null): value is number => value !== null
const typed = (value: string | number): number | null => (typeof value === 'number' ? value : null)
const figures = { thousandSeparator: '.', decimalSeparator: ',', hideControls: true, allowNegative: false } as const

interface LineProps {
  line: PlanLine
  amount: number | null
  before: number | undefined
  onChange: (amount: number | null) => void
}
function Line({ line, amount, before, onChange }: LineProps) {
  return (
    <div className={css.line}>
      <NumberInput
        {...figures}
        label={line.sourceLabel}
        allowDecimal={false}
        suffix={'\u00a0₫'}
        inputMode="numeric"
        value={amount ?? ''}
        onChange={value => onChange(typed(value))}
        error={amount !== null && amount < line.allocated ? say('planScreens.below') : undefined}
      />
      <p className={css.beside}>
        {say('planScreens.allocated')}: {money(line.allocated)}
        {before !== undefined && amount !== null && <Change now={amount} before={before} />}
      </p>
    </div>
  )
}
function Change({ now, before }: { now: number; before: number }) {
  if (now === before) return <span> · {say('planScreens.unchanged')}</span>
  return (
    <span>
      {' '}
      · {say('planScreens.before')} {money(before)}, {say('planScreens.difference').toLowerCase()}{' '}
      <strong>
        {now > before ? '+' : ''}
        {money(now - before)}
      </strong>
    </span>
  )
}
interface BoundProps {
  label: string
  value: number | null
  old: number | undefined
  onChange: (value: number | null) => void
  error?: string | undefined
}
function Bound({ label, value, old, onChange, error }: BoundProps) {
  return (
    <NumberInput
      {...figures}
      label={label}
      decimalScale={2}
      value={value ?? ''}
      onChange={next => onChange(typed(next))}
      error={error}
      {...(old !== undefined && old !== value ? { description: `${say('planScreens.before')}: ${number(old)}` } : {})}
    />
  )
}

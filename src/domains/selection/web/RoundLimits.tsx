/** The limits of the rule of most points: quotas of activities, least numbers of places, targets, one project for each establishment. */
import { ActionIcon, Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { say } from '../../../words/say.ts'
import css from './choice.module.css'
import { emptyArea, emptyGroup, type RoundForm } from './roundForm.ts'
import type { RoundOptions } from './rounds.ts'

interface RoundLimitsProps {
  form: RoundForm
  set: (change: Partial<RoundForm>) => void
  options: RoundOptions
}
export function RoundLimits({ form, set, options }: RoundLimitsProps) {
  const { groups, areas, targets } = form
  const named = (list: RoundOptions['units']) =>
    list.map(({ key, name, candidates }) => ({ value: key, label: say('selectionRounds.optionOf', { name, count: candidates }) }))
  return (
    <>
      <p className={css.quiet}>{say('selectionRounds.optimiseOnly')}</p>
      <Checkbox
        label={say('selectionRounds.onePerEstablishment')}
        checked={form.onePerEstablishment}
        onChange={event => set({ onePerEstablishment: event.currentTarget.checked })}
      />
      <Lines
        title={say('selectionRounds.quotas')}
        add={say('selectionRounds.quotaAdd')}
        rows={groups}
        empty={emptyGroup}
        onChange={next => set({ groups: next })}
      >
        {(line, change) => (
          <>
            <Select
              label={say('selectionRounds.activity')}
              data={named(options.activities)}
              value={line.group}
              onChange={group => change({ group })}
              searchable
            />
            <Count label={say('selectionRounds.atLeast')} value={line.minCount} onChange={minCount => change({ minCount })} />
            <Count label={say('selectionRounds.atMost')} value={line.maxCount} onChange={maxCount => change({ maxCount })} />
            <Count money label={say('selectionRounds.atMostMoney')} value={line.maxCost} onChange={maxCost => change({ maxCost })} />
          </>
        )}
      </Lines>
      <Lines
        title={say('selectionRounds.areas')}
        add={say('selectionRounds.areaAdd')}
        rows={areas}
        empty={emptyArea}
        onChange={next => set({ areas: next })}
      >
        {(line, change) => (
          <>
            <Select
              label={say('selectionRounds.area')}
              data={named(options.units)}
              value={line.area}
              onChange={area => change({ area })}
              searchable
            />
            <Count label={say('selectionRounds.atLeast')} value={line.minCount} onChange={minCount => change({ minCount })} />
          </>
        )}
      </Lines>
      {options.targets.length > 0 && (
        <fieldset className={css.limits}>
          <legend>{say('selectionRounds.targetsOfPlan')}</legend>
          {options.targets.map(({ code, name, unit, min, max }) => {
            const line = targets[code] ?? { min: null, points: null }
            const change = (part: Partial<typeof line>) => set({ targets: { ...targets, [code]: { ...line, ...part } } })
            return (
              <div key={code} className={css.limit}>
                <p className={css.limitName}>
                  {name} <span className={css.quiet}>{say('selectionRounds.planRange', { min, max, unit })}</span>
                </p>
                <Count
                  label={say('selectionRounds.atLeastOf', { name })}
                  short={say('selectionRounds.atLeast')}
                  value={line.min}
                  onChange={next => change({ min: next })}
                />
                <Count
                  decimal
                  label={say('selectionRounds.pointsOf', { name })}
                  short={say('selectionRounds.pointsEach')}
                  value={line.points}
                  onChange={points => change({ points })}
                />
              </div>
            )
          })}
        </fieldset>
      )}
    </>
  )
}

interface CountProps {
  label: string
  /** What stands above the field where the whole label is said by the row. */
  short?: string
  value: number | null
  onChange: (value: number | null) => void
  money?: boolean
  decimal?: boolean
}
function Count({ label, short, value, onChange, money = false, decimal = false }: CountProps) {
  return (
    <NumberInput
      label={short ?? label}
      {...(short ? { 'aria-label': label } : {})}
      value={value ?? ''}
      onChange={next => onChange(typeof next === 'number' ? next : null)}
      min={0}
      allowDecimal={decimal}
      allowNegative={false}
      decimalSeparator=","
      hideControls
      {...(money ? { thousandSeparator: '.', suffix: '\u00a0₫' } : {})}
    />
  )
}

interface LinesProps<Line> {
  title: string
  add: string
  rows: readonly Line[]
  empty: Line
  onChange: (rows: Line[]) => void
  children: (line: Line, change: (part: Partial<Line>) => void) => ReactNode
}
/** Rows of one kind of limit, added and taken away. */
function Lines<Line>({ title, add, rows, empty, onChange, children }: LinesProps<Line>) {
  return (
    <fieldset className={css.limits}>
      <legend>{title}</legend>
      {rows.map((line, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows have no other name, and each is drawn from its values alone
        <div key={at} className={css.limit}>
          {children(line, part => onChange(rows.map((each, index) => (index === at ? { ...each, ...part } : each))))}
          <ActionIcon
            size={36}
            variant="subtle"
            color="gray.7"
            aria-label={say('selectionRounds.limitDrop', { title, number: at + 1 })}
            onClick={() => onChange(rows.filter((_, index) => index !== at))}
          >
            <IconTrash size={18} stroke={1.6} />
          </ActionIcon>
        </div>
      ))}
      <Button variant="default" size="compact-md" leftSection={<IconPlus size={16} />} onClick={() => onChange([...rows, empty])}>
        {add}
      </Button>
    </fieldset>
  )
}

/** The sheet of one who scores: points and a remark for each criterion, a remark on the whole. */
import { NumberInput, Textarea } from '@mantine/core'
import type { Points } from '../../kernel/points.ts'
import { say } from '../../words/say.ts'
import { number } from '../format.ts'
import css from './scoring.module.css'

export interface Criterion {
  key: string
  title: string
  /** Most points; null before it is set. */
  max: number | null
  guidance?: string
  /** Where to look: which paper, which fact. */
  evidence?: string
}
/** What is typed on a sheet. */
export interface Scored {
  points: Points
  note: string
}
interface ScoreSheetProps {
  criteria: readonly Criterion[]
  scored: Scored
  onChange: (scored: Scored) => void
  /** Handed in: to be read only. */
  closed: boolean
}
export function ScoreSheet({ criteria, scored, onChange, closed }: ScoreSheetProps) {
  const { points } = scored
  const set = (key: string, change: Partial<Points[string]>) =>
    onChange({ ...scored, points: { ...points, [key]: { points: points[key]?.points ?? null, note: points[key]?.note, ...change } } })
  return (
    <div className={css.stack}>
      {criteria.map(({ key, title, max, guidance, evidence }) => (
        <fieldset key={key} className={css.criterion} disabled={closed}>
          <legend className={css.name}>{title}</legend>
          {guidance && <p className={css.quiet}>{guidance}</p>}
          {evidence && <p className={css.quiet}>{say('scoring.evidence', { evidence })}</p>}
          <div className={css.given}>
            <NumberInput
              label={say('scoring.pointsOf', { max: number(max) })}
              value={points[key]?.points ?? ''}
              min={0}
              max={max ?? 0}
              step={0.5}
              decimalScale={1}
              decimalSeparator=","
              clampBehavior="strict"
              inputMode="decimal"
              onChange={value => set(key, { points: typeof value === 'number' ? value : null })}
            />
            <Textarea
              label={say('scoring.note')}
              autosize
              minRows={1}
              value={points[key]?.note ?? ''}
              onChange={event => set(key, { note: event.currentTarget.value })}
            />
          </div>
        </fieldset>
      ))}
      <Textarea
        label={say('scoring.noteWhole')}
        autosize
        minRows={2}
        disabled={closed}
        value={scored.note}
        onChange={event => onChange({ ...scored, note: event.currentTarget.value })}
      />
    </div>
  )
}

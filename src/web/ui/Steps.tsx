/** Where a record stands on its way: done, here, still to come. */
import { IconCheck } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import { date } from '../format.ts'
import css from './Steps.module.css'

export interface Step {
  key: string
  label: string
  state: 'done' | 'current' | 'todo' | 'skipped'
  /** The day it was reached. */
  day?: string
}
/** On a phone only the current step stays, with its place in the whole. */
export function Steps({ steps, label }: { steps: readonly Step[]; label?: string }) {
  const at = steps.findIndex(step => step.state === 'current')
  const here = steps[at]
  return (
    <div>
      {here && (
        <p className={css.short}>
          {say('web.stepOf', { at: at + 1, of: steps.length })} <strong>{here.label}</strong>
        </p>
      )}
      <ol className={css.list} aria-label={label ?? say('web.steps')}>
        {steps.map(step => (
          <li key={step.key} className={css.step} data-state={step.state} aria-current={step.state === 'current' ? 'step' : undefined}>
            <span className={css.label}>
              {step.state === 'done' && <IconCheck size={13} stroke={2.6} aria-label={say('web.stepDone')} role="img" />}
              {step.label}
            </span>
            {step.day && <span className={css.day}>{date(step.day)}</span>}
          </li>
        ))}
      </ol>
    </div>
  )
}

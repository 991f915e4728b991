/** The fifth question: what somebody wants to do, and about how much it will cost. */
import { Button, Checkbox, NumberInput } from '@mantine/core'
import { say } from '../../../words/say.ts'
import { type ActivityCode, activities, type ContentGroup, contentGroups } from '../../reference/catalog.schema.ts'
import { wishes } from '../support.schema.ts'
import { usePublicCalls } from './calls.data.ts'
import type { QuestionProps } from './questions.tsx'
import css from './support.module.css'

export function WishQuestion({ answers, answer, keep }: QuestionProps) {
  const wants = answers.wants ?? []
  const calls = usePublicCalls()
  const open = new Set(
    (calls.data ?? []).filter(({ standing }) => standing === 'open').flatMap(call => call.activities.map(({ code }) => code)),
  )
  const first = wishes.filter(code => open.has(code))
  const toggle = (activity: ActivityCode, on: boolean) =>
    keep({ wants: on ? [...wants, { activity, cost: null }] : wants.filter(each => each.activity !== activity) })
  const line = (activity: ActivityCode) => {
    const wish = wants.find(each => each.activity === activity)
    return (
      <div key={activity} className={css.wish} data-chosen={wish ? true : undefined}>
        <Checkbox
          size="md"
          label={activities[activity].label}
          checked={wish !== undefined}
          onChange={event => toggle(activity, event.currentTarget.checked)}
        />
        {wish && (
          <NumberInput
            className={css.cost}
            label={say('supportScreens.cost')}
            description={say('supportScreens.costHelp')}
            value={wish.cost ?? ''}
            onChange={next =>
              keep({
                wants: wants.map(each =>
                  each.activity === activity ? { activity, cost: typeof next === 'number' && next > 0 ? next : null } : each,
                ),
              })
            }
            thousandSeparator="."
            decimalSeparator=","
            allowDecimal={false}
            allowNegative={false}
            hideControls
            suffix={'\u00a0₫'}
            inputMode="numeric"
            max={1_000_000_000_000}
            size="md"
          />
        )}
      </div>
    )
  }
  const groups = Object.entries(contentGroups) as [ContentGroup, string][]
  return (
    <>
      <h1 className={css.title}>{say('supportScreens.q5')}</h1>
      <p className={css.lead}>{say('supportScreens.q5Help')}</p>
      {first.length > 0 && (
        <section>
          <h2 className={css.subtitle}>{say('supportScreens.wishOpen')}</h2>
          {first.map(line)}
        </section>
      )}
      {groups.map(([group, label]) => {
        const rest = wishes.filter(code => activities[code].group === group && !open.has(code))
        if (!rest.length) return null
        return (
          <details
            key={group}
            className={css.fold}
            open={first.length === 0 || rest.some(code => wants.some(({ activity }) => activity === code))}
          >
            <summary>
              {first.length ? say('supportScreens.wishOther', { group: label.replace(/^\d+\. /, '') }) : label.replace(/^\d+\. /, '')}
            </summary>
            {rest.map(line)}
          </details>
        )
      })}
      <div className={css.dock}>
        <Button size="md" disabled={wants.length === 0} onClick={() => answer({})}>
          {say('supportScreens.result')}
        </Button>
      </div>
    </>
  )
}

/** Which groups the contest has, and how many of each prize: a table of numbers; amounts and fewest points of each prize where they are known. */
import { Checkbox, NumberInput, TextInput } from '@mantine/core'
import { say } from '../../../words/say.ts'
import { type DesignCraft, designCrafts } from '../../designs/designs.schema.ts'
import type { EditorProps } from './ContestForm.tsx'
import css from './contests.module.css'

const crafts = Object.entries(designCrafts) as [DesignCraft, string][]
export function GroupsEditor({ draft, onChange, errors, fixed }: EditorProps) {
  const { prizes, groups } = draft
  const put = (craft: DesignCraft, counts: number[] | null) => {
    const others = groups.filter(each => each.craft !== craft)
    const next = counts ? [...others, { craft, counts }] : others
    onChange({ groups: crafts.flatMap(([code]) => next.filter(each => each.craft === code)) })
  }
  const setPrize = (at: number, part: Partial<(typeof prizes)[number]>) =>
    onChange({ prizes: prizes.map((each, index) => (index === at ? { ...each, ...part } : each)) })
  return (
    <div className={css.stack}>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{say('contestScreens.group')}</th>
              {prizes.map(prize => (
                <th key={prize.key} scope="col" data-number>
                  {prize.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {crafts.map(([craft, label]) => {
              const group = groups.find(each => each.craft === craft)
              return (
                <tr key={craft}>
                  <th scope="row">
                    <Checkbox
                      label={label}
                      checked={group !== undefined}
                      disabled={fixed}
                      onChange={event => put(craft, event.currentTarget.checked ? prizes.map(() => 1) : null)}
                    />
                  </th>
                  {prizes.map((prize, at) => (
                    <td key={prize.key} data-number>
                      {group && (
                        <NumberInput
                          aria-label={`${prize.title}, ${label}`}
                          className={css.count ?? ''}
                          size="xs"
                          disabled={fixed}
                          min={0}
                          max={99}
                          value={group.counts[at] ?? 0}
                          onChange={value =>
                            put(
                              craft,
                              prizes.map((_, index) => (index === at ? Number(value) : (group.counts[index] ?? 0))),
                            )
                          }
                        />
                      )}
                    </td>
                  ))}
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
      {errors.groups && <p className={css.conflict}>{errors.groups}</p>}
      <p className={css.quiet}>{say('contestScreens.prizesText')}</p>
      {prizes.map((prize, at) => (
        <fieldset key={prize.key} className={css.prizeRow} disabled={fixed}>
          <legend className="only-heard">{prize.title}</legend>
          <TextInput
            label={say('contestScreens.prize')}
            value={prize.title}
            error={errors[`prizes.${at}.title`]}
            onChange={event => setPrize(at, { title: event.currentTarget.value })}
          />
          <NumberInput
            label={say('contestScreens.prizeAmount')}
            value={prize.amount ?? ''}
            thousandSeparator="."
            decimalSeparator=","
            allowDecimal={false}
            suffix={'\u00a0₫'}
            placeholder={say('web.unknown')}
            onChange={value => setPrize(at, { amount: typeof value === 'number' ? value : null })}
          />
          <NumberInput
            label={say('contestScreens.prizeLeast')}
            value={prize.atLeast ?? ''}
            min={0}
            decimalScale={2}
            decimalSeparator=","
            error={errors[`prizes.${at}.atLeast`]}
            onChange={value => setPrize(at, { atLeast: typeof value === 'number' ? value : null })}
          />
        </fieldset>
      ))}
    </div>
  )
}

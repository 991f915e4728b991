/** Fields of two records in two equal columns; where they differ, the officer chooses which value stays. */
import { Radio } from '@mantine/core'
import { Fragment } from 'react'
import { unknown } from '../../../web/format.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { differences } from '../difference.rules.ts'
import { type FieldLine, type PairPageData, recordAddress } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { MarkedWords } from './MarkedWords.tsx'

export type Side = 'left' | 'right'
const sides: readonly Side[] = ['left', 'right']
const otherOf = (side: Side): Side => (side === 'left' ? 'right' : 'left')
/** Whose value stands after a merge unless the officer chooses: the kept record's, and the other's where it has none. */
export const standing = (field: FieldLine, keep: Side): Side => (field[keep] === null && !field.statedByBlank ? otherOf(keep) : keep)

interface SideBySideProps {
  pair: PairPageData
  keep: Side
  chosen: Readonly<Record<string, Side>>
  onKeep: (side: Side) => void
  onChoose: (field: string, side: Side) => void
  readOnly: boolean
}
export function SideBySide({ pair, keep, chosen, onKeep, onChoose, readOnly }: SideBySideProps) {
  return (
    <div className={css.sides}>
      <div className={css.corner} aria-hidden />
      {sides.map(side => (
        <div key={side} className={css.sideHead} data-kept={(!readOnly && keep === side) || undefined}>
          <p className={css.sideName}>
            <GoLink to={recordAddress(pair.kind, pair[side])}>{pair[side].name}</GoLink>
          </p>
          <p className={css.quiet}>{[pair[side].code, pair[side].place].filter(Boolean).join(' · ')}</p>
          {!readOnly && (
            <Radio
              name="keep"
              label={say('duplicates.keepThis')}
              aria-label={say('duplicates.keepThisOne', { name: pair[side].code ?? pair[side].name })}
              checked={keep === side}
              onChange={() => onKeep(side)}
            />
          )}
        </div>
      ))}
      {pair.fields.map(field => (
        <Fragment key={field.key}>
          <div className={css.fieldLabel}>{field.label}</div>
          {field.same ? <Same field={field} /> : <Different {...{ field, keep, chosen, onChoose, readOnly }} />}
        </Fragment>
      ))}
    </div>
  )
}

const Same = ({ field }: { field: FieldLine }) => (
  <>
    {sides.map(side => (
      <div key={side} className={css.cell} data-same>
        {field[side]}
      </div>
    ))}
  </>
)

type DifferentProps = Pick<SideBySideProps, 'keep' | 'chosen' | 'onChoose' | 'readOnly'> & { field: FieldLine }
function Different({ field, keep, chosen, onChoose, readOnly }: DifferentProps) {
  const chosenSide = chosen[field.key] ?? standing(field, keep)
  const marked = field.left !== null && field.right !== null ? differences(field.left, field.right) : null
  return (
    <>
      {sides.map((side, index) => {
        const value = field[side]
        const words = <MarkedWords value={value} stretches={marked?.[index]} />
        // A required field stays filled.
        const cannot = value === null && field.required
        return (
          <div key={side} className={css.cell} data-chosen={(!readOnly && chosenSide === side) || undefined}>
            {readOnly ? (
              words
            ) : (
              <Radio
                name={`field-${field.key}`}
                label={
                  <>
                    {words}
                    {field.hidden && value !== null && <span className={css.hiddenNote}>{say('duplicates.hiddenDiffers')}</span>}
                  </>
                }
                aria-label={say('duplicates.chooseValue', {
                  label: field.label,
                  side: say(`duplicates.side_${side}`),
                  value: value ?? unknown(),
                })}
                checked={chosenSide === side}
                disabled={cannot}
                onChange={() => onChoose(field.key, side)}
              />
            )}
          </div>
        )
      })}
    </>
  )
}

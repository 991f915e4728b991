/** Deciding on two that stand side by side: a reason, and three buttons with the keys 1, 2, 3. */
import { Autocomplete, Button, Kbd } from '@mantine/core'
import { useDigitKeys } from '../../../web/ui/useDigitKeys.ts'
import css from './duplicates.module.css'

export type Decision = 'same' | 'different' | 'later'
const decisions: readonly Decision[] = ['same', 'different', 'later']

interface DecideBarProps {
  label: string
  hint: string
  /** Reasons to choose from; one of one's own may be written instead. */
  offered?: readonly string[]
  /** What is written on each button. */
  words: Readonly<Record<Decision, string>>
  reason: string
  onReason: (reason: string) => void
  /** What is wrong with the reason. */
  missing?: string | null
  /** The decision that is being sent. */
  busy: Decision | null
  /** Decisions that this person cannot take. */
  barred?: readonly Decision[]
  onDecide: (decision: Decision) => void
}
export function DecideBar({
  label,
  hint,
  offered = [],
  words,
  reason,
  onReason,
  missing = null,
  busy,
  barred = [],
  onDecide,
}: DecideBarProps) {
  const may = (decision: Decision) => busy === null && !barred.includes(decision)
  useDigitKeys(index => {
    const decision = decisions[index]!
    if (may(decision)) onDecide(decision)
  })
  return (
    <div className={`${css.decide} no-print`}>
      <Autocomplete
        className={css.reason ?? ''}
        aria-label={label}
        placeholder={hint}
        value={reason}
        error={missing}
        maxLength={500}
        data={[...offered]}
        onChange={onReason}
      />
      <div className={css.buttons}>
        {decisions.map((decision, index) => (
          <Button
            key={decision}
            variant={decision === 'same' ? 'filled' : 'default'}
            loading={busy === decision}
            disabled={busy !== decision && !may(decision)}
            onClick={() => may(decision) && onDecide(decision)}
            rightSection={<Kbd className={css.kbd ?? ''}>{index + 1}</Kbd>}
          >
            {words[decision]}
          </Button>
        ))}
      </div>
    </div>
  )
}

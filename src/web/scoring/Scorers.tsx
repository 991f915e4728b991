/** The people who score: who sits, what they declared, how far each is; taking people in and out, noting and lifting conflicts. */
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { seatable } from '../../domains/people/people.actions.ts'
import { say } from '../../words/say.ts'
import { get } from '../api.ts'
import { date } from '../format.ts'
import { Card } from '../ui/Card.tsx'
import { ConfirmDialog } from '../ui/ConfirmDialog.tsx'
import type { Field, Values } from '../ui/FormFields.tsx'
import type { Sent } from '../ui/sent.ts'
import css from './scoring.module.css'

interface Seated {
  id: string
  name: string
  seatLabel: string
  office: string
  declaredOn: string | null
  leftOn: string | null
  leftReason: string | null
  /** The one who looks. */
  me: boolean
}
export interface Scorer extends Seated {
  /** Where they stand, in a sentence: see `standingOf`. */
  standing: string
  /** How many sheets are in; null where none are asked. */
  progress: string | null
  conflicts: readonly { id: string; says: string }[]
}
/** Left, declared or still to declare. */
export const standingOf = ({ declaredOn, leftOn, leftReason }: Seated): string => {
  if (leftOn) return say('scoring.left', { day: date(leftOn), reason: leftReason ?? '' })
  return declaredOn ? say('scoring.declaredOn', { day: date(declaredOn) }) : say('scoring.declareWaits')
}

interface ScorersProps {
  title: string
  /** What taking somebody in and letting somebody go are called here, and what leaving means. */
  words: { add: string; leave: string; leaveText: string }
  scorers: readonly Scorer[]
  /** Whether the one who looks may change who scores. */
  open: boolean
  seats: Readonly<Record<string, string>>
  /** Route of the people who may be seated. */
  people: string
  /** What is said of a conflict, besides the reason. */
  conflictOf: Field
  /** Each may throw an ApiProblem. */
  onAdd: (values: Values) => Promise<unknown>
  onLeave: (id: string, values: Values) => Promise<unknown>
  onConflict: (id: string, values: Values) => Promise<unknown>
  onLift: (conflict: string, values: Values) => Promise<unknown>
  /** What stands above the list when it is empty. */
  none: ReactNode
  children?: ReactNode
}
export function Scorers({ title, words, scorers, open, none, children, ...asked }: ScorersProps) {
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<Scorer | null>(null)
  const [barring, setBarring] = useState<Scorer | null>(null)
  const [lifting, setLifting] = useState<string | null>(null)
  const { data: people = [] } = useQuery({
    queryKey: ['seatable', asked.people],
    queryFn: ({ signal }) => get<Sent<Awaited<ReturnType<typeof seatable>>>>(asked.people, signal),
    enabled: adding,
  })
  const inside = new Set(scorers.filter(each => !each.leftOn).map(each => each.name))
  const reason: Field = { key: 'reason', label: say('scoring.reason'), kind: 'textarea', required: true }
  return (
    <Card
      title={title}
      aside={
        open && (
          <Button variant="default" size="compact-md" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {words.add}
          </Button>
        )
      }
    >
      {scorers.length === 0 && none}
      <ul className={css.people}>
        {scorers.map(scorer => (
          <li key={scorer.id} className={css.person} data-left={scorer.leftOn ? true : undefined}>
            <div>
              <p className={css.name}>
                {scorer.name} <span className={css.quiet}>{scorer.seatLabel}</span>
              </p>
              <p className={css.quiet}>{scorer.office}</p>
              <p className={css.quiet}>{scorer.standing}</p>
              {scorer.conflicts.map(({ id, says }) => (
                <p key={id} className={css.conflict}>
                  {says} {open && !scorer.me && <Act label={say('scoring.conflictLift')} onClick={() => setLifting(id)} />}
                </p>
              ))}
            </div>
            <div className={css.side}>
              {scorer.progress && <span className="figures">{scorer.progress}</span>}
              {open && !scorer.leftOn && (
                <span className={css.acts}>
                  <Act label={say('scoring.conflictAdd')} onClick={() => setBarring(scorer)} />
                  <Act label={words.leave} onClick={() => setLeaving(scorer)} />
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      {children}
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={words.add}
        verb={words.add}
        initial={{ seat: 'member' }}
        fields={[
          {
            key: 'accountId',
            label: say('scoring.account'),
            kind: 'select',
            required: true,
            options: people
              .filter(each => !inside.has(each.name))
              .map(({ id, name, roles }) => ({ value: id, label: `${name} (${roles})` })),
          },
          {
            key: 'seat',
            label: say('scoring.seat'),
            kind: 'select',
            required: true,
            options: Object.entries(asked.seats).map(([value, label]) => ({ value, label })),
          },
          { key: 'office', label: say('scoring.office'), kind: 'text', required: true },
        ]}
        onConfirm={async values => void (await asked.onAdd(values))}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`${words.leave}: ${leaving?.name ?? ''}`}
        text={words.leaveText}
        verb={words.leave}
        danger
        fields={[reason]}
        onConfirm={async values => void (leaving && (await asked.onLeave(leaving.id, values)))}
      />
      <ConfirmDialog
        opened={barring !== null}
        onClose={() => setBarring(null)}
        title={`${say('scoring.conflictAdd')}: ${barring?.name ?? ''}`}
        verb={say('scoring.conflictAdd')}
        fields={[asked.conflictOf, reason]}
        onConfirm={async values => void (barring && (await asked.onConflict(barring.id, values)))}
      />
      <ConfirmDialog
        opened={lifting !== null}
        onClose={() => setLifting(null)}
        title={say('scoring.conflictLift')}
        verb={say('scoring.conflictLift')}
        fields={[reason]}
        onConfirm={async values => void (lifting && (await asked.onLift(lifting, values)))}
      />
    </Card>
  )
}

const Act = ({ label, onClick }: { label: string; onClick: () => void }) => (
  <button type="button" className={`quiet-button no-print ${css.act}`} onClick={onClick}>
    {label}
  </button>
)

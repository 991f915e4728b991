/** The classes that a trainee attended, by year; each completed one is a lượt. A class is added or corrected with a reason. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { put } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { stale, type TraineeData, useClasses } from './trainees.data.ts'
import css from './trainees.module.css'

const results = [
  { value: 'yes', label: say('training.done') },
  { value: 'no', label: say('training.notDone') },
]
type Attended = TraineeData['years'][number]['classes'][number]
export function ClassesCard({ trainee }: { trainee: TraineeData }) {
  const [{ 'ghi-lop': wanted }, change] = useAddress()
  // Led here with a class that was typed for somebody who is recorded already.
  const known = trainee.years.flatMap(({ classes }) => classes).find(each => each.code === wanted)
  const [asking, setAsking] = useState<Attended | 'new' | null>(known ?? (wanted ? 'new' : null))
  const edits = trainee.can.includes('edit')
  return (
    <Card
      title={say('training.history')}
      {...(edits
        ? {
            aside: (
              <Button
                variant="default"
                size="compact-md"
                leftSection={<IconPlus size={16} stroke={1.6} />}
                onClick={() => setAsking('new')}
              >
                {say('training.addClass')}
              </Button>
            ),
          }
        : {})}
    >
      <p className={css.lead}>{say('training.historyText', { turns: trainee.turns })}</p>
      {trainee.years.length === 0 && <EmptyState small title={say('training.historyNone')} />}
      {trainee.years.map(({ year, turns, classes }) => (
        <section key={year} className={css.year}>
          <h3 className={css.yearTitle}>{say('training.yearTurns', { year, turns })}</h3>
          <ul className={css.classes}>
            {classes.map(each => (
              <li key={each.id} className={css.attended}>
                <span>
                  <GoLink to={`/lop-tap-huan/${encodeURIComponent(each.code)}`}>{each.name}</GoLink>
                  <span className={css.quiet}>
                    {[each.kindLabel, date(each.endsOn), each.position && say('training.position', { position: each.position })]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                  {each.source && <span className={css.quiet}>{say('training.from', { ...each.source })}</span>}
                </span>
                <span className={css.side}>
                  <StateBadge
                    plain
                    kind={each.completed ? 'done' : 'waiting'}
                    word={say(each.completed ? 'training.done' : 'training.notDone')}
                  />
                  {edits && (
                    <Button variant="default" size="compact-sm" className="no-print" onClick={() => setAsking(each)}>
                      {say('training.editClass')}
                    </Button>
                  )}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
      {asking && edits && (
        <ClassDialog
          trainee={trainee}
          attended={asking === 'new' ? undefined : asking}
          wanted={wanted}
          onClose={() => {
            setAsking(null)
            if (wanted) change({ 'ghi-lop': undefined })
          }}
        />
      )}
    </Card>
  )
}

interface ClassDialogProps {
  trainee: TraineeData
  attended: Attended | undefined
  /** The class that is chosen already. */
  wanted: string | undefined
  onClose: () => void
}
function ClassDialog({ trainee, attended, wanted, onClose }: ClassDialogProps) {
  const client = useQueryClient()
  const classes = useClasses().data ?? []
  const known = new Set(trainee.years.flatMap(year => year.classes.map(each => each.code)))
  const free = classes.filter(each => !known.has(each.code))
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={attended ? say('training.editClassTitle', { code: attended.code }) : say('training.addClassTitle', { name: trainee.name })}
      verb={say(attended ? 'training.saveEdit' : 'training.addClass')}
      fields={[
        ...(attended
          ? []
          : [
              {
                key: 'classCode',
                label: say('training.classLabel'),
                kind: 'select' as const,
                required: true,
                options: free.map(each => ({ value: each.code, label: `${each.name} (${each.code})` })),
              },
            ]),
        { key: 'position', label: say('training.positionLabel'), kind: 'text' },
        { key: 'completed', label: say('training.completed'), kind: 'select', required: true, options: results },
        { key: 'reason', label: say('duplicates.reason'), kind: 'textarea', required: true },
      ]}
      initial={
        attended
          ? { position: attended.position ?? '', completed: attended.completed ? 'yes' : 'no' }
          : { classCode: wanted ?? null, completed: 'yes' }
      }
      onConfirm={async ({ classCode, position, completed, reason }) => {
        await put(`/api/trainees/${encodeURIComponent(trainee.id)}/attendance`, {
          classCode: attended?.code ?? classCode,
          position: String(position ?? '').trim() || null,
          completed: completed === 'yes',
          reason,
        })
        await client.invalidateQueries({ predicate: query => stale.includes(String(query.queryKey[0])) })
        saved(say('training.classSaved'))
      }}
    />
  )
}

/** What a corrected workbook would change: cells before and after, cells that two people changed, cells that are wrong. */
import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { Choice } from '../register-workbook-back.actions.ts'
import type { previewBack } from '../register-workbook-preview.actions.ts'
import { Blank, ChangesTable } from './ChangesTable.tsx'
import css from './list.module.css'

export type BackData = Sent<Awaited<ReturnType<typeof previewBack>>>
type Conflict = BackData['conflicts'][number]

interface BackPreviewProps {
  data: BackData
  choices: Readonly<Record<string, Choice>>
  /** Somebody tried to write: what is not chosen is pointed at. */
  tried: boolean
  onChoose: (keys: readonly string[], choice: Choice) => void
}
export function BackPreview({ data, choices, tried, onChoose }: BackPreviewProps) {
  const { fileName, read, rows, cells, already, left, notes, changes, conflicts, groups, problems, badRows } = data
  const said = [
    already > 0 && say('registerList.backAlready', { count: number(already) }),
    conflicts.length > 0 && say('registerList.backConflicts', { count: number(conflicts.length) }),
    problems > 0 && say('registerList.backProblems', { count: number(problems), rows: number(badRows) }),
    left.count > 0 &&
      say(left.codes.length ? 'registerList.backLeft' : 'registerList.backLeftOnly', {
        count: number(left.count),
        codes: left.codes.slice(0, 5).join(', '),
      }),
    ...notes,
  ].filter(Boolean)
  return (
    <>
      <Card title={say('registerList.backRead', { name: fileName })}>
        <p className={css.lead} role="status">
          {say(cells ? 'registerList.backFound' : 'registerList.backFoundNone', {
            read: number(read),
            cells: number(cells),
            rows: number(rows),
          })}
        </p>
        {said.length > 0 && (
          <ul className={css.counts}>
            {said.map(sentence => (
              <li key={String(sentence)}>{sentence}</li>
            ))}
          </ul>
        )}
      </Card>
      {conflicts.length > 0 && <Conflicts conflicts={conflicts} choices={choices} tried={tried} onChoose={onChoose} />}
      {groups.length > 0 && <Problems groups={groups} />}
      {changes.length > 0 && (
        <section aria-label={say('registerList.backChanges')}>
          <h2 className={css.heading}>{say('registerList.backChanges')}</h2>
          {rows > changes.length && <p className={css.quiet}>{say('registerList.firstRows', { count: number(changes.length) })}</p>}
          <ChangesTable
            label={say('registerList.backChanges')}
            rows={changes.map(({ id, code, name, cells: changed }) => ({ id, code, name, changes: changed }))}
          />
        </section>
      )}
    </>
  )
}

const most = 100
function Conflicts({ conflicts, choices, tried, onChoose }: Omit<BackPreviewProps, 'data'> & { conflicts: readonly Conflict[] }) {
  const keys = conflicts.map(conflict => conflict.key)
  return (
    <section aria-label={say('registerList.conflictsTitle')}>
      <h2 className={css.heading}>{say('registerList.conflictsTitle')}</h2>
      <p className={css.quiet}>{say('registerList.conflictsText')}</p>
      <div className={css.buttons} style={{ margin: '0.5rem 0 0.75rem' }}>
        <Button variant="default" size="sm" onClick={() => onChoose(keys, 'mine')}>
          {say('registerList.allMine')}
        </Button>
        <Button variant="default" size="sm" onClick={() => onChoose(keys, 'theirs')}>
          {say('registerList.allTheirs')}
        </Button>
      </div>
      {conflicts.slice(0, most).map(conflict => (
        <fieldset key={conflict.key} className={css.conflict} data-open={(tried && !choices[conflict.key]) || undefined}>
          <legend className={css.conflictTitle}>
            {conflict.name}
            <span className={css.code}>
              {[conflict.code, conflict.label, say('registerList.cell', { cell: conflict.cell })].filter(Boolean).join(' · ')}
              {' · '}
              {say('registerList.wasThen', { value: conflict.base ?? say('registerList.blank') })}
            </span>
          </legend>
          <div className={css.sides}>
            {(['mine', 'theirs'] as const).map(side => (
              <label key={side} className={css.side} data-on={choices[conflict.key] === side || undefined}>
                <input
                  type="radio"
                  name={conflict.key}
                  checked={choices[conflict.key] === side}
                  onChange={() => onChoose([conflict.key], side)}
                  aria-invalid={(tried && !choices[conflict.key]) || undefined}
                />
                <span className={css.sideWho}>{say(side === 'mine' ? 'registerList.sideMine' : 'registerList.sideTheirs')}</span>
                <span className={css.sideValue}>{conflict[side] ?? <Blank />}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ))}
      {conflicts.length > most && (
        <p className={css.quiet}>{say('registerList.conflictsMore', { count: number(conflicts.length - most) })}</p>
      )}
    </section>
  )
}

function Problems({ groups }: { groups: BackData['groups'] }) {
  return (
    <section aria-label={say('registerList.problemsTitle')}>
      <h2 className={css.heading}>{say('registerList.problemsTitle')}</h2>
      {groups.map((group, at) => (
        <details key={group.cause} className={css.group} open={at === 0}>
          <summary className={css.summary}>
            <IconChevronDown size={16} className={css.chevron} aria-hidden />
            <span className={css.cause}>{group.title}</span>
            <span className="figures">{say('registerList.cellsCount', { count: number(group.count) })}</span>
          </summary>
          <ul className={css.problems}>
            {group.problems.slice(0, 50).map(problem => (
              <li key={`${problem.cell}${problem.reason}`} className={css.problem}>
                <p className={css.place}>
                  {say('registerList.at', { sheet: problem.sheet, cell: problem.cell })}
                  {problem.column && <span className={css.quiet}> · {problem.column}</span>}
                </p>
                <p>{problem.reason}</p>
                <p className={css.quiet}>{problem.fix}</p>
              </li>
            ))}
            {group.count > 50 && <li className={css.problem}>{say('registerList.andMore', { count: number(group.count - 50) })}</li>}
          </ul>
        </details>
      ))}
    </section>
  )
}

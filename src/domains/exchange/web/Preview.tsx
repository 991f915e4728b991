/** What a workbook would bring: rows by sheet, and what is wrong, by cause, down to the cell with its reason and fix. */
import { Button } from '@mantine/core'
import { IconChevronDown, IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { ImportOutcome } from '../import.actions.ts'
import type { ProblemGroup } from '../lines.rules.ts'
import { remarksOf } from '../remarks.rules.ts'
import { rejectedPath } from './import.data.ts'
import css from './import.module.css'

interface PreviewProps {
  id: string
  outcome: ImportOutcome
  /** Not all rows were looked at. */
  stopped: boolean
  problem?: ApiProblem
  onImport: () => void
  onLookOn: () => void
  onCorrect: () => void
  onAnother: () => void
}
export function Preview({ id, outcome, stopped, problem, onImport, onLookOn, onCorrect, onAnother }: PreviewProps) {
  const { accepted, rejected, unchanged, read, left, fileName, sheets, groups, warnings } = outcome
  const vars = { read: number(read), accepted: number(accepted), unchanged: number(unchanged), rejected: number(rejected) }
  return (
    <Card title={say('exchangeScreens.readTitle', { file: fileName })}>
      <div className={css.stack}>
        <p className={css.lead} role="status">
          {say('exchangeScreens.readState', vars)}
        </p>
        {stopped && read === 0 && <Notice kind="warning" title={say('exchangeScreens.stoppedEarly')} />}
        {!stopped && read === 0 && (
          <Notice kind="refused" title={say('exchangeScreens.nothingRead')} text={say('exchangeScreens.nothingReadText')} alert />
        )}
        {left > 0 && (
          <Notice kind="warning" title={say('exchangeScreens.stoppedLooking', { left: number(left) })}>
            <Button variant="default" size="sm" mt="xs" onClick={onLookOn}>
              {say('exchangeScreens.lookOn')}
            </Button>
          </Notice>
        )}
        <Sheets sheets={sheets} />
        <Groups title={say('exchangeScreens.problems')} groups={groups} kind="error" />
        <Groups title={say('exchangeScreens.warnings')} groups={warnings} kind="warning" />
        <Kept outcome={outcome} />
        {problem && <ErrorState problem={problem} />}
        {accepted === 0 &&
          left === 0 &&
          read > 0 &&
          (unchanged > 0 ? (
            <Notice kind="info" title={say('exchangeScreens.nothingNew')} text={say('exchangeScreens.nothingNewText')} />
          ) : (
            <Notice kind="warning" title={say('exchangeScreens.doneNone')} text={say('exchangeScreens.nothingGood')} />
          ))}
        <div className={css.buttons}>
          {accepted > 0 && (
            <Button onClick={onImport}>{say(rejected ? 'exchangeScreens.importGood' : 'exchangeScreens.importAll', vars)}</Button>
          )}
          <Corrections id={id} outcome={outcome} onCorrect={onCorrect} />
          <Button variant="default" onClick={onAnother}>
            {say('exchangeScreens.another')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

interface CorrectionsProps {
  id: string
  outcome: ImportOutcome
  onCorrect: () => void
}
/** The refused rows to take away, and the way back with them; nothing when none was refused. */
export function Corrections({ id, outcome: { rejected, loadable }, onCorrect }: CorrectionsProps) {
  if (!rejected) return null
  return (
    <>
      {loadable > 0 && (
        <Button component="a" href={rejectedPath(id)} download variant="default" leftSection={<IconDownload size={18} stroke={1.6} />}>
          {say('exchangeScreens.loadRejected', { rejected: number(loadable) })}
        </Button>
      )}
      <Button variant="default" onClick={onCorrect}>
        {say('exchangeScreens.sendCorrected')}
      </Button>
    </>
  )
}

/** How long the refused rows are there. */
export function Kept({ outcome: { loadable, keptDays } }: { outcome: ImportOutcome }) {
  return loadable > 0 && keptDays !== undefined ? (
    <p className={css.quiet}>{say('exchangeScreens.kept', { days: number(keptDays) })}</p>
  ) : null
}

const counts = ['read', 'accepted', 'unchanged', 'rejected'] as const
export function Sheets({ sheets }: { sheets: ImportOutcome['sheets'] }) {
  return (
    <table className={css.sheets}>
      <thead>
        <tr>
          <th scope="col">{say('exchangeScreens.sheet')}</th>
          {counts.map(count => (
            <th key={count} scope="col">
              {say(`exchangeScreens.${count}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheets.map(sheet => (
          <tr key={sheet.name} data-empty={sheet.read === 0 || undefined}>
            <th scope="row">{sheet.name}</th>
            {counts.map(count => (
              <td key={count} data-bad={(count === 'rejected' && sheet.rejected > 0) || undefined}>
                {number(sheet[count])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

interface GroupsProps {
  title: string
  groups: ImportOutcome['groups']
  kind: 'error' | 'warning'
  /** All are closed at first. */
  closed?: true
}
export function Groups({ title, groups, kind, closed }: GroupsProps) {
  if (groups.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      {groups.map((group, at) => (
        <details key={group.title} className={css.group} data-kind={kind} open={at === 0 && kind === 'error' && !closed}>
          <summary className={css.summary}>
            <IconChevronDown size={16} className={css.chevron} aria-hidden />
            <span className={css.cause}>{group.title}</span>
            <span className={css.count}>{say('exchangeScreens.count', { count: number(group.count) })}</span>
          </summary>
          <Problems group={group} />
        </details>
      ))}
    </section>
  )
}

/** Remarks that are listed at first, and cells that are named in one remark. */
const atFirst = 8
const named = 12
/** Cells with the same fault and the same cure are one remark: what is wrong is read once, then where. */
function Problems({ group }: { group: ProblemGroup }) {
  const [all, setAll] = useState(false)
  const remarks = remarksOf(group.problems)
  const listed = all ? remarks : remarks.slice(0, atFirst)
  // Of a frequent cause only the first cells have come: what the others say is in the workbook of refused rows.
  const unlisted = group.count - group.problems.length
  return (
    <>
      <ul className={css.problems}>
        {listed.map(({ sheet, cells, reason, fix, column }) => {
          const shown = cells.slice(0, named)
          const others = cells.length - shown.length
          return (
            <li key={`${sheet}${cells[0]}${reason}`} className={css.problem}>
              <p className={css.cell}>
                {say('exchangeScreens.cell', { sheet, cell: shown.join(', ') })}
                {others > 0 && ` ${say('exchangeScreens.otherCells', { count: number(others) })}`}
                {column && <span className={css.quiet}> · {column}</span>}
              </p>
              <p>{reason}</p>
              <p className={css.quiet}>{fix}</p>
            </li>
          )
        })}
      </ul>
      {listed.length < remarks.length ? (
        <Button variant="subtle" size="compact-sm" className={css.all ?? ''} onClick={() => setAll(true)}>
          {say('exchangeScreens.listMore', { count: number(remarks.length - listed.length) })}
        </Button>
      ) : (
        unlisted > 0 && <p className={css.rest}>{say('exchangeScreens.more', { count: number(unlisted) })}</p>
      )}
    </>
  )
}

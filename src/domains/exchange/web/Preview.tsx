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
import css from './import.module.css'

interface PreviewProps {
  outcome: ImportOutcome
  problem?: ApiProblem
  onImport: () => void
  onRejected: () => Promise<void>
  onCancel: () => void
}
export function Preview({ outcome, problem, onImport, onRejected, onCancel }: PreviewProps) {
  const { accepted, rejected, unchanged, read, fileName, sheets, groups, warnings } = outcome
  const vars = { read: number(read), accepted: number(accepted), unchanged: number(unchanged), rejected: number(rejected) }
  return (
    <Card title={say('exchangeScreens.readTitle', { file: fileName })}>
      <div className={css.stack}>
        <p className={css.lead} role="status">
          {say('exchangeScreens.readState', vars)}
        </p>
        <Sheets sheets={sheets} />
        <Groups title={say('exchangeScreens.problems')} groups={groups} kind="error" />
        <Groups title={say('exchangeScreens.warnings')} groups={warnings} kind="warning" />
        {problem && <ErrorState problem={problem} />}
        {accepted === 0 &&
          (unchanged > 0 ? (
            <Notice kind="info" title={say('exchangeScreens.nothingNew')} text={say('exchangeScreens.nothingNewText')} />
          ) : (
            <Notice kind="warning" title={say('exchangeScreens.doneNone')} text={say('exchangeScreens.nothingGood')} />
          ))}
        <div className={css.buttons}>
          {accepted > 0 && (
            <Button onClick={onImport}>{say(rejected ? 'exchangeScreens.importGood' : 'exchangeScreens.importAll', vars)}</Button>
          )}
          {rejected > 0 && <RejectedButton count={rejected} onRejected={onRejected} />}
          <Button variant="default" onClick={onCancel}>
            {say('exchangeScreens.another')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

export function RejectedButton({ count, onRejected }: { count: number; onRejected: () => Promise<void> }) {
  const [busy, setBusy] = useState(false)
  const load = async () => {
    setBusy(true)
    await onRejected()
    setBusy(false)
  }
  return (
    <Button variant="default" loading={busy} leftSection={<IconDownload size={18} stroke={1.6} />} onClick={() => void load()}>
      {say('exchangeScreens.loadRejected', { rejected: number(count) })}
    </Button>
  )
}

const counts = ['read', 'accepted', 'unchanged', 'rejected'] as const
function Sheets({ sheets }: { sheets: ImportOutcome['sheets'] }) {
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

const most = 50
function Groups({ title, groups, kind }: { title: string; groups: ImportOutcome['groups']; kind: 'error' | 'warning' }) {
  if (groups.length === 0) return null
  return (
    <section aria-label={title}>
      <h3 className={css.heading}>{title}</h3>
      {groups.map((group, at) => (
        <details key={group.cause} className={css.group} data-kind={kind} open={at === 0 && kind === 'error'}>
          <summary className={css.summary}>
            <IconChevronDown size={16} className={css.chevron} aria-hidden />
            <span className={css.cause}>{group.title}</span>
            <span className={css.count}>{say('exchangeScreens.count', { count: number(group.count) })}</span>
          </summary>
          <ul className={css.problems}>
            {group.problems.slice(0, most).map(({ sheet, cell, reason, fix, column }) => (
              <li key={`${sheet}${cell}${reason}`} className={css.problem}>
                <p className={css.cell}>
                  {say('exchangeScreens.cell', { sheet, cell })}
                  {column && <span className={css.quiet}> · {column}</span>}
                </p>
                <p>{reason}</p>
                <p className={css.quiet}>{fix}</p>
              </li>
            ))}
          </ul>
          {group.count > most && <p className={css.rest}>{say('exchangeScreens.more', { count: number(group.count - most) })}</p>}
        </details>
      ))}
    </section>
  )
}

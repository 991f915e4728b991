/** What a bulk edit would do, before it is done. */
import { number } from '../../../web/format.ts'
import { Notice } from '../../../web/ui/Notice.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { previewBulk } from '../bulk.actions.ts'
import { ChangesTable } from './ChangesTable.tsx'
import css from './list.module.css'

export type PreviewData = Sent<Awaited<ReturnType<typeof previewBulk>>>

export function BulkPreview({ data }: { data: PreviewData }) {
  const { changes, same, missing, refused, rows } = data
  const bad = refused.reduce((sum, group) => sum + group.count, 0)
  return (
    <>
      <p className={css.lead} role="status">
        {say(changes ? 'registerList.previewChanges' : 'registerList.previewNone', { count: number(changes) })}
      </p>
      <ul className={css.counts}>
        {same > 0 && <li>{say('registerList.previewSame', { count: number(same) })}</li>}
        {bad > 0 && <li>{say('registerList.previewRefused', { count: number(bad) })}</li>}
        {missing > 0 && <li>{say('registerList.previewMissing', { count: number(missing) })}</li>}
      </ul>
      {refused.map(group => (
        <Notice
          key={group.reason}
          kind="warning"
          title={say('registerList.refusedTitle', { count: number(group.count), reason: group.reason })}
        >
          <ul className={css.names}>
            {group.rows.map(row => (
              <li key={row.code}>
                {row.name} <span className="figures">({row.code})</span>
              </li>
            ))}
            {group.count > group.rows.length && <li>{say('registerList.andMore', { count: number(group.count - group.rows.length) })}</li>}
          </ul>
        </Notice>
      ))}
      {rows.length > 0 && (
        <>
          {changes > rows.length && <p className={css.quiet}>{say('registerList.firstRows', { count: number(rows.length) })}</p>}
          <ChangesTable rows={rows} label={say('registerList.previewTable')} />
        </>
      )}
    </>
  )
}

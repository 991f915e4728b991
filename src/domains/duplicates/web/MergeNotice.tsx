/** On a record's page: into which record it was merged, or which ones were merged into it. */
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../duplicates.schema.ts'
import { deciders, overseers, recordAddress, useMergesOf } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { UndoMerge } from './MergesTable.tsx'

interface MergeNoticeProps {
  kind: MatchedKind
  /** Its code; the id of a trainee. */
  record: string
  /** How it is called here, when it has no code. */
  name?: string
  /** The code of the record that it lives on in, for those who are not told of merges. */
  into?: string | null
}
/** Shows nothing for a record that no merge touched. */
export function MergeNotice({ kind, record, name = record, into: code = null }: MergeNoticeProps) {
  const { has } = useSession()
  const oversees = has(...overseers)
  const { data } = useMergesOf(kind, record, oversees)
  const mayUndo = has(...deciders)
  if (!oversees && code)
    return (
      <Notice kind="warning" title={say('duplicates.noticeIntoPlain', { code: name })} text={say('duplicates.noticeBefore')}>
        <GoLink to={recordAddress(kind, { id: '', code })}>{say('duplicates.openKeptNamed', { name: code })}</GoLink>
      </Notice>
    )
  if (!data || (!data.into && !data.from.length)) return null
  const { into } = data
  return (
    <>
      {into && (
        <Notice
          kind="warning"
          title={say('duplicates.noticeInto', { code: name, day: date(into.on) })}
          text={say('duplicates.noticeBefore')}
        >
          <p className={css.noticeLine}>
            <GoLink to={recordAddress(kind, into.kept)}>
              {into.kept.code
                ? say('duplicates.openKept', { name: into.kept.name, code: into.kept.code })
                : say('duplicates.openKeptNamed', { name: into.kept.name })}
            </GoLink>
            {mayUndo && <UndoMerge mergeId={into.mergeId} gone={name} kept={into.kept.code ?? into.kept.name} />}
          </p>
        </Notice>
      )}
      {data.from.map(each => (
        <p key={each.mergeId} className={css.noticeLine}>
          <span>
            {each.code
              ? say('duplicates.noticeFrom', { code: each.code, name: each.name, day: date(each.on) })
              : say('duplicates.noticeFromNamed', { name: each.name, day: date(each.on) })}
          </span>
          {mayUndo && <UndoMerge mergeId={each.mergeId} gone={each.code ?? each.name} kept={name} />}
        </p>
      ))}
    </>
  )
}

/** On a record's page: into which record it was merged, or which ones were merged into it. */
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../duplicates.schema.ts'
import { deciders, overseers, useMergesOf } from './duplicates.data.ts'
import css from './duplicates.module.css'
import { UndoMerge } from './MergesTable.tsx'

interface MergeNoticeProps {
  code: string
  kind?: MatchedKind
  /** Where a record of this kind has its page. */
  address?: (code: string) => string
}
/** Shows nothing for a record that no merge touched. */
export function MergeNotice({ code, kind = 'establishment', address = each => `/so-bo/${each}` }: MergeNoticeProps) {
  const { has } = useSession()
  const { data } = useMergesOf(kind, code, has(...overseers))
  const mayUndo = has(...deciders)
  if (!data || (!data.into && !data.from.length)) return null
  const { into } = data
  return (
    <>
      {into && (
        <Notice kind="warning" title={say('duplicates.noticeInto', { code, day: date(into.on) })}>
          <p className={css.noticeLine}>
            {into.kept.code && (
              <GoLink to={address(into.kept.code)}>{say('duplicates.openKept', { name: into.kept.name, code: into.kept.code })}</GoLink>
            )}
            {mayUndo && <UndoMerge mergeId={into.mergeId} gone={code} kept={into.kept.code ?? into.kept.name} />}
          </p>
        </Notice>
      )}
      {data.from.map(each => (
        <p key={each.mergeId} className={css.noticeLine}>
          <span>{say('duplicates.noticeFrom', { code: each.code ?? each.name, name: each.name, day: date(each.on) })}</span>
          {mayUndo && <UndoMerge mergeId={each.mergeId} gone={each.code ?? each.name} kept={code} />}
        </p>
      ))}
    </>
  )
}

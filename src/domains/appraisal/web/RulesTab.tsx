/** Every version of every rule: where it is written, when it holds, how well it is known, who has compared it with the paper. */
import { useQuery } from '@tanstack/react-query'
import { within } from '../../../kernel/dates.ts'
import { get } from '../../../web/api.ts'
import { date, period } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { province } from '../../reference/city.schema.ts'
import css from '../../reference/web/admin.module.css'
import { ConfidenceBadge } from '../../reference/web/ConfidenceBadge.tsx'
import type { CatalogueEntry } from '../appraisal.actions.ts'

const scopeWord = (scope: CatalogueEntry['scope']): string =>
  scope.level === 'national'
    ? say('adminScreens.national')
    : say(scope.province === province.code ? 'adminScreens.local' : 'adminScreens.localOther')

/** In force on the business day, no longer, or not yet. */
const standingOf = ({ from, until }: CatalogueEntry, day: string): 'now' | 'past' | 'later' =>
  from === null || within(day, { from, until }) ? 'now' : from > day ? 'later' : 'past'
const standingKind = { now: 'done', past: 'info', later: 'waiting' } as const

export function RulesTab() {
  const { businessDate } = useSession()
  const { data, error, refetch } = useQuery({
    queryKey: ['rules'],
    queryFn: ({ signal }) => get<CatalogueEntry[]>('/api/appraisal/rules', signal),
  })
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <SideNote>{say('adminScreens.rulesNote')}</SideNote>
      <DataTable
        label={say('adminScreens.rules')}
        loading={!data}
        rows={(data ?? []).filter(entry => entry.kind === 'rule')}
        rowKey={entry => entry.key}
        columns={[
          { key: 'rule', header: say('adminScreens.rule'), value: entry => entry.title, width: 15 },
          {
            key: 'period',
            header: say('adminScreens.period'),
            value: entry => entry.from,
            cell: entry => <Period entry={entry} day={businessDate} />,
          },
          {
            key: 'article',
            header: say('adminScreens.articleConfidence'),
            value: entry => entry.article,
            cell: entry => <Article entry={entry} />,
          },
          { key: 'scope', header: say('adminScreens.scope'), value: entry => scopeWord(entry.scope) },
          {
            key: 'verified',
            header: say('adminScreens.verified'),
            value: entry => entry.verified?.on ?? null,
            cell: entry => <Verified entry={entry} />,
          },
        ]}
      />
    </>
  )
}

function Period({ entry, day }: { entry: CatalogueEntry; day: string }) {
  const standing = standingOf(entry, day)
  return (
    <div className={css.two}>
      <span className={css.nowrap}>{entry.from ? period(entry.from, entry.until) : say('adminScreens.always')}</span>
      <StateBadge plain kind={standingKind[standing]} word={say(`adminScreens.state_${standing}`)} />
    </div>
  )
}
/** Arithmetic has no article: it holds by itself. */
function Article({ entry: { nature, article, confidence } }: { entry: CatalogueEntry }) {
  if (nature === 'arithmetic') return <>{say('adminScreens.arithmetic')}</>
  return (
    <div className={css.two}>
      <span className={css.long}>{article}</span>
      <ConfidenceBadge confidence={confidence} />
    </div>
  )
}

function Verified({ entry: { nature, verified } }: { entry: Pick<CatalogueEntry, 'nature' | 'verified'> }) {
  if (nature === 'arithmetic') return <span className={css.quiet}>{say('adminScreens.arithmeticVerified')}</span>
  if (!verified) return <StateBadge plain kind="warning" word={say('adminScreens.unverified')} />
  const vars = { by: verified.by ?? '', day: date(verified.on), paper: verified.paper }
  return <span className={css.long}>{say(verified.by ? 'adminScreens.verifiedBy' : 'adminScreens.verifiedOn', vars)}</span>
}

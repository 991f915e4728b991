/** Every version of every rule: where it is written, what it sets, when it holds, how well it is known, who has compared it with the paper. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { within } from '../../../kernel/dates.ts'
import { get } from '../../../web/api.ts'
import { period } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { SideNote } from '../../../web/ui/SideNote.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { province } from '../../reference/city.schema.ts'
import css from '../../reference/web/admin.module.css'
import { ConfidenceBadge } from '../../reference/web/ConfidenceBadge.tsx'
import { ListText, useListed } from '../../reference/web/ListText.tsx'
import type { CatalogueEntry } from '../catalogue.actions.ts'
import law from './law.module.css'
import { Verified, VerifyDialog, WithdrawDialog } from './Verification.tsx'

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
  const [asked, setAsked] = useState<CatalogueEntry | null>(null)
  const [withdrawn, setWithdrawn] = useState<CatalogueEntry | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['rules'],
    queryFn: ({ signal }) => get<CatalogueEntry[]>('/api/appraisal/rules', signal),
  })
  const rows = useListed(
    (data ?? []).filter(entry => entry.kind === 'rule'),
    entry => [entry.title, entry.article],
  )
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      <SideNote>{say('adminScreens.rulesNote')}</SideNote>
      <DataTable
        label={say('adminScreens.rules')}
        loading={!data}
        rows={rows}
        toolbar={<ListText />}
        rowKey={entry => entry.key}
        columns={[
          { key: 'rule', header: say('adminScreens.rule'), value: entry => entry.title, width: 13 },
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
            cell: entry =>
              entry.nature === 'arithmetic' ? (
                <span className={css.quiet}>{say('adminScreens.arithmeticVerified')}</span>
              ) : (
                <Verified verified={entry.verified} onVerify={() => setAsked(entry)} onWithdraw={() => setWithdrawn(entry)} />
              ),
          },
        ]}
      />
      <VerifyDialog subject={asked && { key: asked.key, rule: asked.title, article: asked.article }} onClose={() => setAsked(null)} />
      <WithdrawDialog
        subject={withdrawn && { key: withdrawn.key, rule: withdrawn.title, article: withdrawn.article }}
        onClose={() => setWithdrawn(null)}
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
/** Arithmetic has no article: it holds by itself. What a version sets opens under its article. */
function Article({ entry: { nature, article, confidence, values } }: { entry: CatalogueEntry }) {
  if (nature === 'arithmetic') return <>{say('adminScreens.arithmetic')}</>
  return (
    <div className={css.two}>
      <span className={css.long}>{article}</span>
      <ConfidenceBadge confidence={confidence} />
      {values.length > 0 && (
        <details className={law.details}>
          <summary>{say('lawScreens.values')}</summary>
          <dl className={law.lines}>
            {values.map(({ label, says }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{says}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
    </div>
  )
}

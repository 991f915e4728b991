/** Norms of support in force on a day; the city's own set says when it is empty. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get } from '../../../web/api.ts'
import { date, money, percent, period } from '../../../web/format.ts'
import { DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import css from '../../reference/web/admin.module.css'
import { ConfidenceBadge } from '../../reference/web/ConfidenceBadge.tsx'
import { DayField, useDay } from '../../reference/web/DayField.tsx'
import { ListText, useListed } from '../../reference/web/ListText.tsx'
import type { normsTable } from '../catalogue.actions.ts'
import { Verified, VerifyDialog, WithdrawDialog } from './Verification.tsx'

type Norms = Awaited<ReturnType<typeof normsTable>>
export function NormsTab() {
  const day = useDay()
  const [asked, setAsked] = useState<Norms['norms'][number] | null>(null)
  const [withdrawn, setWithdrawn] = useState<Norms['norms'][number] | null>(null)
  const { data, error, refetch } = useQuery({
    queryKey: ['norms', day],
    queryFn: ({ signal }) => get<Norms>(`/api/appraisal/norms?on=${day}`, signal),
  })
  const rows = useListed(data?.norms ?? [], norm => [norm.label, norm.article])
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  return (
    <>
      {data?.note && <Notice kind="unknown" title={say('adminScreens.normsNoteTitle')} text={data.note} />}
      <DataTable
        label={say('adminScreens.norms')}
        loading={!data}
        rows={rows}
        rowKey={norm => norm.key}
        toolbar={
          <div className={css.tools}>
            <DayField />
            <ListText />
          </div>
        }
        empty={<EmptyState title={say('adminScreens.normsNone', { day: date(day) })} />}
        columns={[
          {
            key: 'norm',
            header: say('adminScreens.norm'),
            value: norm => norm.label,
            width: 20,
            cell: norm => (
              <div className={css.two}>
                <span className={css.long}>{norm.label}</span>
                {norm.difficultOnly && <span className={css.quiet}>{say('appraisal.normDifficult')}</span>}
              </div>
            ),
          },
          {
            key: 'percent',
            header: say('adminScreens.percent'),
            numeric: true,
            value: norm => norm.percent,
            cell: norm => (norm.percent === null ? say('adminScreens.byEstimate') : percent(norm.percent)),
          },
          {
            key: 'ceiling',
            header: say('adminScreens.ceiling'),
            numeric: true,
            value: norm => norm.ceiling,
            cell: norm =>
              norm.ceiling === null ? (
                say('adminScreens.noCeiling')
              ) : (
                <div className={css.two}>
                  <span className={css.nowrap}>{money(norm.ceiling)}</span>
                  <span className={css.quiet}>{say('adminScreens.ceilingPer', { per: norm.per })}</span>
                </div>
              ),
          },
          {
            key: 'scope',
            header: say('adminScreens.scopePeriod'),
            value: norm => norm.scope,
            cell: norm => (
              <div className={css.two}>
                <span className={css.nowrap}>{say(norm.scope === 'national' ? 'adminScreens.national' : 'adminScreens.local')}</span>
                <span className={`${css.nowrap} ${css.quiet}`}>{period(norm.validFrom, norm.validUntil)}</span>
              </div>
            ),
          },
          {
            key: 'article',
            header: say('adminScreens.articleConfidence'),
            width: 14,
            value: norm => norm.article,
            cell: norm => (
              <div className={css.two}>
                <span className={css.long}>{norm.article}</span>
                <ConfidenceBadge confidence={norm.confidence} />
              </div>
            ),
          },
          {
            key: 'verified',
            header: say('adminScreens.verified'),
            value: norm => norm.verified?.on ?? null,
            cell: norm => <Verified verified={norm.verified} onVerify={() => setAsked(norm)} onWithdraw={() => setWithdrawn(norm)} />,
          },
        ]}
      />
      <VerifyDialog subject={asked && { key: asked.key, rule: asked.label, article: asked.article }} onClose={() => setAsked(null)} />
      <WithdrawDialog
        subject={withdrawn && { key: withdrawn.key, rule: withdrawn.label, article: withdrawn.article }}
        onClose={() => setWithdrawn(null)}
      />
    </>
  )
}

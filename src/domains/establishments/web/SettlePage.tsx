/** Establishments of a unit that was divided: those of one successor are ticked and moved there together. */
import { Button, Select, TextInput } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { get, post } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { openSettling } from '../settling.actions.ts'
import css from './establishment.module.css'

type Settling = Sent<Awaited<ReturnType<typeof openSettling>>>
type Row = Settling['rows'][number]
const columns: Column<Row>[] = [
  { key: 'name', header: say('establishmentScreens.settleName'), value: row => row.name, width: 18, two: true },
  { key: 'address', header: say('establishmentScreens.settleAddress'), value: row => row.address, line: 18 },
  { key: 'village', header: say('establishmentScreens.settleVillage'), value: row => row.village, line: 12 },
  { key: 'code', header: say('establishmentScreens.settleCode'), value: row => row.code, onPhone: false },
]
const crumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('mapScreens.tab'), to: '/so-bo/ban-do' },
]

export function SettlePage() {
  const { unit = '' } = useParams({ strict: false }) as { unit?: string }
  const { data, error, refetch } = useQuery({
    queryKey: ['register', 'settling', unit],
    queryFn: ({ signal }) => get<Settling>(`/api/register/settling/${encodeURIComponent(unit)}`, signal),
  })
  const title = say('establishmentScreens.settleTitle')
  if (error && !data)
    return (
      <Page title={title} crumbs={crumbs}>
        <ErrorState
          problem={error}
          onRetry={() => void refetch()}
          back={{ label: say('establishmentScreens.settleBack'), to: '/so-bo/ban-do' }}
        />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={title}
      state={say('establishmentScreens.settleState', { unit: data.unit.name, count: number(data.rows.length) })}
      crumbs={crumbs}
    >
      <WhyNot data={data} />
      <Rows key={data.rows.length} data={data} />
    </Page>
  )
}

/** The unit stands still, or nobody knows what followed it. */
function WhyNot({ data: { unit, ended, endsOn, successors } }: { data: Settling }) {
  if (ended === null)
    return (
      <Notice
        kind="info"
        title={say('establishmentScreens.settleStandsTitle')}
        text={
          endsOn
            ? say('establishmentScreens.settleStands', { unit: unit.name, day: date(endsOn) })
            : say('establishmentScreens.settleOpenEnd', { unit: unit.name })
        }
      />
    )
  if (successors.length === 0)
    return <Notice kind="unknown" title={say('establishmentScreens.settleUnknownTitle')} text={say('establishmentScreens.settleUnknown')} />
  return null
}

function Rows({ data }: { data: Settling }) {
  const client = useQueryClient()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const [to, setTo] = useState<string | null>(null)
  const [reason, setReason] = useState('')
  const [busy, setBusy] = useState(false)
  const open = data.successors.length > 0
  const put = (keys: readonly (string | number)[], on: boolean) => {
    const next = new Set(chosen)
    for (const key of keys) on ? next.add(String(key)) : next.delete(String(key))
    setChosen(next)
  }
  const move = async () => {
    setBusy(true)
    try {
      const answer = await post<{ moved: number; to: string }>(`/api/register/settling/${encodeURIComponent(data.unit.id)}`, {
        to,
        codes: [...chosen],
        ...(reason.trim() && { reason: reason.trim() }),
      })
      saved(say('establishmentScreens.settleDone', { count: number(answer.moved), unit: answer.to }))
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: ['register'] })
      await client.invalidateQueries({ queryKey: ['register-map'] })
    }
  }
  return (
    <>
      {open && data.rows.length > 0 && (
        <div className={css.settle}>
          <span>{say('establishmentScreens.settleChosen', { count: number(chosen.size) })}</span>
          <Select
            label={say('establishmentScreens.settleTo')}
            placeholder={say('establishmentScreens.chooseUnit')}
            data={data.successors.map(each => ({ value: each.id, label: each.name }))}
            value={to}
            onChange={setTo}
          />
          <TextInput
            label={say('establishmentScreens.settleReason')}
            placeholder={say('establishmentScreens.settleReasonHint')}
            value={reason}
            maxLength={300}
            onChange={event => setReason(event.currentTarget.value)}
          />
          <Button disabled={!to || chosen.size === 0} loading={busy} onClick={() => void move()}>
            {say('establishmentScreens.settleMove', { count: number(chosen.size) })}
          </Button>
        </div>
      )}
      <DataTable
        label={say('establishmentScreens.settleTitle')}
        columns={columns}
        rows={data.rows}
        rowKey={row => row.code}
        to={row => `/so-bo/${row.code}`}
        ticking={open ? { has: key => chosen.has(String(key)), set: put, name: row => row.name } : undefined}
        empty={
          <EmptyState
            title={say('establishmentScreens.settleNone')}
            text={say('establishmentScreens.settleNoneText')}
            action={<GoLink to="/so-bo/ban-do">{say('establishmentScreens.settleBack')}</GoLink>}
          />
        }
      />
    </>
  )
}

/** A judge's own desk: declare interests, then score each work by its number; results of closed rounds. */
import { Button, Checkbox, TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { DesignGrid } from '../../designs/web/DesignPicture.tsx'
import { Criteria } from './ContestOverview.tsx'
import { ContestResult } from './ContestResult.tsx'
import { type JudgingData, judgingAddress, sayNumber, sendDeclaration, useJudging, workPicture } from './contests.data.ts'
import css from './contests.module.css'

const kinds: Readonly<Record<string, Kind>> = { open: 'waiting', draft: 'draft', handed_in: 'done', conflict: 'refused' }
export function JudgingPage() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const [{ muc = 'cham' }, setAddress] = useAddress()
  const { data, error, refetch } = useJudging(contest)
  if (error)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('contestScreens.judgings'), to: '/cham-thi' }} />
  if (!data) return <PageSkeleton />
  const mine = data.works.filter(work => work.mine !== 'conflict')
  const done = mine.filter(work => work.mine === 'handed_in').length
  return (
    <Page
      title={data.title}
      state={
        data.round
          ? say('contestScreens.judgingState', { round: data.roundLabel ?? '', seat: data.seatLabel, done, all: mine.length })
          : `${data.stateLabel} · ${data.seatLabel}`
      }
      crumbs={[{ label: say('contestScreens.judgings'), to: '/cham-thi' }]}
      tabs={[
        { key: 'cham', label: say('contestScreens.tabJudging'), count: data.works.length },
        { key: 'ket-qua', label: say('contestScreens.tabResult') },
      ]}
      tab={muc}
      onTab={key => setAddress({ muc: key === 'cham' ? undefined : key }, { push: true })}
      {...(muc === 'cham' && {
        aside: (
          <Card title={say('contestScreens.criteria')}>
            <Criteria contest={data} />
            <p className={css.sum}>{say('contestScreens.maxTotal', { max: number(data.max) })}</p>
          </Card>
        ),
        asideLast: true,
      })}
    >
      {muc === 'cham' ? (
        <>
          {data.works.length > 0 && !data.declaredOn && data.seat !== 'secretary' && <Declaration data={data} />}
          {data.works.length === 0 ? (
            <EmptyState title={say('contestScreens.noWorks')} text={say('contestScreens.noWorksText')} />
          ) : (
            <Works data={data} />
          )}
        </>
      ) : (
        <ContestResult code={data.code} runs={false} />
      )}
    </Page>
  )
}
function Works({ data }: { data: JudgingData }) {
  const groups = [...new Map(data.works.map(work => [work.craft, work.craftLabel])).entries()]
  return groups.map(([craft, label]) => (
    <section key={craft}>
      <h2 className={css.subtitle}>{label}</h2>
      <DesignGrid
        label={label}
        tiles={data.works
          .filter(work => work.craft === craft)
          .map(work => ({
            code: String(work.number),
            name: say('contestScreens.workNumber', { number: sayNumber(work.number) }),
            picture: null,
            src: workPicture(data.code, work.number, 1, true),
            to: `${judgingAddress(data.code)}/${work.number}`,
            ...(work.text ? { note: work.text.title } : {}),
            ...(work.pictures > 1 ? { corner: say('contestScreens.pictureCount', { count: work.pictures }) } : {}),
            ...(data.round && data.seat !== 'secretary'
              ? {
                  badge: (
                    <StateBadge
                      plain
                      kind={kinds[work.mine] ?? 'unknown'}
                      word={
                        work.mine === 'handed_in'
                          ? say('contestScreens.mine_handed_in', { total: number(work.total) })
                          : say(`contestScreens.mine_${work.mine as 'open' | 'draft' | 'conflict'}`)
                      }
                    />
                  ),
                }
              : {}),
          }))}
      />
    </section>
  ))
}
/** A judge says which works touch their interests, or that none does, before scoring. */
function Declaration({ data }: { data: JudgingData }) {
  const [reasons, setReasons] = useState<Readonly<Record<number, string>>>({})
  const [busy, setBusy] = useState(false)
  const chosen = Object.entries(reasons)
  const tick = (work: number, on: boolean) =>
    setReasons(on ? { ...reasons, [work]: '' } : Object.fromEntries(chosen.filter(([key]) => Number(key) !== work)))
  const declare = async () => {
    setBusy(true)
    await sendDeclaration(
      data.code,
      chosen.map(([work, reason]) => ({ number: Number(work), reason })),
    ).then(() => saved(say('contestScreens.declared')), failed)
    setBusy(false)
  }
  return (
    <Card title={say('contestScreens.declare')}>
      <div className={css.stack}>
        <p className={css.text}>{say('contestScreens.declareText')}</p>
        <div className={css.ticks}>
          {data.works.map(work => (
            <Checkbox
              key={work.number}
              label={sayNumber(work.number)}
              checked={work.number in reasons || work.mine === 'conflict'}
              disabled={work.mine === 'conflict'}
              onChange={event => tick(work.number, event.currentTarget.checked)}
            />
          ))}
        </div>
        {chosen.map(([work, reason]) => (
          <TextInput
            key={work}
            label={say('contestScreens.conflictReason', { number: sayNumber(Number(work)) })}
            withAsterisk
            value={reason}
            onChange={event => setReasons({ ...reasons, [work]: event.currentTarget.value })}
          />
        ))}
        <div>
          <Button loading={busy} disabled={chosen.some(([, reason]) => !reason.trim())} onClick={() => void declare()}>
            {say(chosen.length ? 'contestScreens.declareVerb' : 'contestScreens.declareNone')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

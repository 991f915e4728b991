/** A judge's own desk: declare interests, then score each work by its number; results of closed rounds. */
import { useParams } from '@tanstack/react-router'
import { date, number } from '../../../web/format.ts'
import { Criteria } from '../../../web/scoring/Criteria.tsx'
import { Interests } from '../../../web/scoring/Interests.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { DesignGrid } from '../../designs/web/DesignPicture.tsx'
import { ContestResult } from './ContestResult.tsx'
import { type JudgingData, judgingAddress, sayNumber, sendDeclaration, useJudging, workPicture } from './contests.data.ts'
import css from './contests.module.css'

const kinds: Readonly<Record<string, Kind>> = { open: 'waiting', draft: 'draft', handed_in: 'done', conflict: 'refused' }
export function JudgingPage() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const [{ muc: asked }, setAddress] = useAddress()
  // An address of another kind opens at the beginning.
  const muc = asked === 'ket-qua' ? asked : 'cham'
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
          ? [
              say('contestScreens.judgingState', { round: data.roundLabel ?? '', seat: data.seatLabel, done, all: mine.length }),
              data.until && say('contestScreens.judgingUntil', { day: date(data.until) }),
            ]
              .filter(Boolean)
              .join(' ')
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
            <Criteria criteria={data.criteria} />
          </Card>
        ),
        asideLast: true,
      })}
    >
      {muc === 'cham' ? (
        <>
          {data.works.length > 0 && !data.declaredOn && data.seat !== 'secretary' && <Declaration data={data} late={false} />}
          {data.works.length === 0 ? (
            <EmptyState title={say('contestScreens.noWorks')} text={say('contestScreens.noWorksText')} />
          ) : (
            <Works data={data} />
          )}
          {data.works.length > 0 && data.declaredOn && data.seat !== 'secretary' && (
            <details className="no-print">
              <summary className={css.quiet}>{say('contestScreens.declareMore')}</summary>
              <Declaration data={data} late />
            </details>
          )}
        </>
      ) : (
        <ContestResult code={data.code} runs={false} />
      )}
    </Page>
  )
}
/** @param late something came up after the first declaration: what that does to sheets that are in is said */
function Declaration({ data, late }: { data: JudgingData; late: boolean }) {
  return (
    <Interests
      text={say(late ? 'contestScreens.declareLateText' : 'contestScreens.declareText')}
      of={data.works.map(({ number, mine }) => ({ key: String(number), label: sayNumber(number), barred: mine === 'conflict' }))}
      short
      quiet={late}
      reasonOf={label => say('contestScreens.conflictReason', { number: label })}
      verbs={{ some: say('contestScreens.declareVerb'), none: say('contestScreens.declareNone') }}
      onDeclare={conflicts =>
        sendDeclaration(
          data.code,
          conflicts.map(({ key, reason }) => ({ number: Number(key), reason })),
        )
      }
    />
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
            ...(work.pictures > 0 ? { src: workPicture(data.code, work.number, 1, true) } : {}),
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

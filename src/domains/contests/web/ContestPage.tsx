/** One contest on the organiser's desk: what stands and what comes next; its entries, jury and result under tabs. */
import { Button } from '@mantine/core'
import { IconPencil, IconStars } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Values } from '../../../web/ui/FormFields.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { askedFields, offered } from '../../../web/ui/offers.ts'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { PublicLink } from '../../../web/ui/PublicLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { type Sentence, say } from '../../../words/say.ts'
import type { ContestAction } from '../contests.workflow.ts'
import { ContestEntries } from './ContestEntries.tsx'
import { ContestJury } from './ContestJury.tsx'
import { ContestOverview } from './ContestOverview.tsx'
import { ContestResult } from './ContestResult.tsx'
import {
  type ContestData,
  contestAddress,
  contestPath,
  judgingAddress,
  publicAddress,
  send,
  stateKinds,
  useContest,
} from './contests.data.ts'
import { sayMoment } from './moment.ts'

export const contestCrumbs = [{ label: say('contestScreens.title'), to: '/cuoc-thi' }]
const tabKeys = ['tong-quan', 'bai', 'giam-khao', 'ket-qua']
export function ContestPage() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const [{ muc: asked }, setAddress] = useAddress()
  // An address of another kind opens at the beginning.
  const muc = tabKeys.find(key => key === asked) ?? 'tong-quan'
  const { data, error, refetch } = useContest(contest)
  const go = useGo()
  if (error && !data)
    return (
      <Page title={say('contestScreens.title')} crumbs={contestCrumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('contestScreens.backToList'), to: '/cuoc-thi' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  const received = data.states.find(each => each.state === 'submitted')?.count ?? 0
  return (
    <Page
      title={data.title}
      state={
        <>
          <StateBadge kind={stateKinds[data.state]} word={data.stateLabel} /> {stateOf(data, received)}
        </>
      }
      crumbs={contestCrumbs}
      tabs={[
        { key: 'tong-quan', label: say('contestScreens.tabOverview') },
        { key: 'bai', label: say('contestScreens.tabEntries'), count: received },
        { key: 'giam-khao', label: say('contestScreens.tabJury') },
        { key: 'ket-qua', label: say('contestScreens.tabResult') },
      ]}
      tab={muc}
      onTab={key => setAddress({ muc: key === 'tong-quan' ? undefined : key }, { push: true })}
      more={
        <>
          {data.judge && (
            <Button variant="default" leftSection={<IconStars size={17} stroke={1.6} />} onClick={() => go(judgingAddress(data.code))}>
              {say('contestScreens.judge')}
            </Button>
          )}
          {data.can.includes('edit') && (
            <Button
              variant="default"
              leftSection={<IconPencil size={17} stroke={1.6} />}
              onClick={() => go(`${contestAddress(data.code)}/sua`)}
            >
              {say('contestScreens.edit')}
            </Button>
          )}
        </>
      }
      {...(muc === 'tong-quan' && {
        aside: (
          <>
            <Steps contest={data} />
            <PublicLink
              title={say('contestScreens.link')}
              address={data.state === 'draft' ? null : `${window.location.origin}${publicAddress(data.code)}`}
              label={data.title}
            />
          </>
        ),
      })}
    >
      {muc === 'tong-quan' && <ContestOverview contest={data} />}
      {muc === 'bai' && <ContestEntries contest={data} />}
      {muc === 'giam-khao' && <ContestJury contest={data} />}
      {muc === 'ket-qua' && <ContestResult code={data.code} runs={data.runs} />}
    </Page>
  )
}
/** What matters most at the stage, in a sentence. */
const stateOf = ({ state, receiving, deadline, facts, excluded }: ContestData, received: number): string => {
  if (state === 'open' && receiving !== 'over') return say('contestScreens.stateOpen', { count: received, until: sayMoment(deadline) })
  if (state === 'open') return say('contestScreens.stateOver', { count: received, waiting: facts.waiting })
  if (state === 'checking')
    return say('contestScreens.stateChecking', { count: received, unchecked: facts.unchecked, copies: facts.copies, excluded })
  if (facts.lacking.length) return say('contestScreens.stateLacking', { count: facts.lacking.length })
  return say('contestScreens.stateCount', { count: received, excluded })
}

const texts: Readonly<Record<ContestAction, Sentence>> = {
  publish: 'contestScreens.publishText',
  withdraw: 'contestScreens.withdrawText',
  extend: 'contestScreens.extendText',
  close: 'contestScreens.closeText',
  start: 'contestScreens.startText',
  close_preliminary: 'contestScreens.closePreliminaryText',
  close_final: 'contestScreens.closeFinalText',
  freeze: 'contestScreens.freezeText',
  unfreeze: 'contestScreens.unfreezeText',
  confirm: 'contestScreens.confirmText',
}
function Steps({ contest }: { contest: ContestData }) {
  const needsReason = (action: ContestAction): boolean =>
    (action === 'start' && contest.facts.unchecked > 0) || (action.startsWith('close_') && contest.facts.lacking.length > 0)
  const warning = (action: ContestAction): string => {
    if (action === 'start' && contest.facts.unchecked) return ` ${say('contests.startUnchecked', { count: contest.facts.unchecked })}`
    if (action.startsWith('close_') && contest.facts.lacking.length)
      return ` ${say('contests.closeMissing', { count: contest.facts.lacking.length, list: contest.facts.lacking.slice(0, 5).join('; ') })}`
    return ''
  }
  const actions = contest.steps.map(step =>
    offered(step, {
      text: say(texts[step.action]) + warning(step.action),
      fields: askedFields(step.asks.filter(({ key, required }) => key !== 'reason' || required || needsReason(step.action))),
    }),
  )
  const act = async (action: string, given: Values) =>
    void (await send(`${contestPath(contest.code)}/steps/${action}`, { revision: contest.revision, ...given }))
  if (!actions.length) return null
  return (
    <Card title={say('contestScreens.next')}>
      <ActionBar actions={actions} onAct={act} done={({ label }) => say('contestScreens.stepDone', { label })} stacked />
    </Card>
  )
}

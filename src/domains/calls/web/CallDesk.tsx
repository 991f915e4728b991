/** One call on the office's desk: what it says, how many applied, its link and code, what may be done, who did what. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { post } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { actsOf } from '../../../web/ui/acts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Values } from '../../../web/ui/FormFields.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { askedFields, offered } from '../../../web/ui/offers.ts'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { PublicLink } from '../../../web/ui/PublicLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { type Sentence, say } from '../../../words/say.ts'
import type { CallAction } from '../calls.workflow.ts'
import { CallFiles } from './CallFiles.tsx'
import { PaperList } from './CallPage.tsx'
import { type CallData, callAddress, callKey, callsKey, sayLeft, standingKinds, useCall } from './calls.data.ts'
import css from './desk.module.css'
import publicCss from './public.module.css'

export const callCrumbs = [{ label: say('callScreens.title'), to: '/dot-dang-ky' }]
export function CallDesk() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useCall(code)
  if (error && !data)
    return (
      <Page title={say('callScreens.title')} crumbs={callCrumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('callScreens.backToCalls'), to: '/dot-dang-ky' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={data.title}
      state={[data.code, data.standingLabel, data.daysLeft > 0 && sayLeft(data.daysLeft)].filter(Boolean).join(' · ')}
      crumbs={callCrumbs}
      more={<Tools call={data} />}
      aside={
        <>
          <Steps call={data} />
          <Reach call={data} />
        </>
      }
    >
      {data.warnings.length > 0 && (
        <Notice kind="warning" title={say('callScreens.warnings')}>
          <ul className={css.warnings}>
            {data.warnings.map(warning => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </Notice>
      )}
      <Card title={say('callScreens.counts')}>
        <Counts call={data} />
      </Card>
      <Card title={say('callScreens.facts')}>
        <CallFacts call={data} />
      </Card>
      <Card title={say('callScreens.papers')}>
        {data.asked.map(({ activity, label, papers }) => (
          <details key={activity} className={publicCss.fold}>
            <summary>{say('callScreens.papersOf', { activity: label, count: papers.filter(({ required }) => required).length })}</summary>
            <PaperList papers={papers} />
          </details>
        ))}
      </Card>
      <Card title={say('callScreens.files')}>
        <CallFiles call={data} onChanged={refetch} />
      </Card>
      <Card title={say('callScreens.acts')}>
        <Timeline acts={actsOf(data.acts, actSaid)} />
      </Card>
    </Page>
  )
}

function Tools({ call }: { call: CallData }) {
  const go = useGo()
  if (!call.can.includes('edit')) return null
  return (
    <Button variant="default" leftSection={<IconPencil size={17} stroke={1.6} />} onClick={() => go(`/dot-dang-ky/${call.code}/sua`)}>
      {say('callScreens.edit')}
    </Button>
  )
}

const stepTexts: Readonly<Record<CallAction, { text: Sentence; done: Sentence }>> = {
  publish: { text: 'callScreens.publishText', done: 'callScreens.donePublish' },
  withdraw: { text: 'callScreens.withdrawText', done: 'callScreens.doneWithdraw' },
  extend: { text: 'callScreens.extendText', done: 'callScreens.doneExtend' },
  close: { text: 'callScreens.closeText', done: 'callScreens.doneClose' },
  reopen: { text: 'callScreens.reopenText', done: 'callScreens.doneReopen' },
}
function Steps({ call }: { call: CallData }) {
  const client = useQueryClient()
  const { businessDate } = useSession()
  const actions = call.steps.map(step =>
    offered(step, {
      text: say(stepTexts[step.action].text),
      fields: askedFields(step.asks, say('callScreens.reasonHelp')),
      ...(step.action === 'reopen' && call.closesOn >= businessDate ? { initial: { closesOn: call.closesOn } } : {}),
    }),
  )
  const act = async (action: string, given: Values) => {
    await post(`/api/calls/${encodeURIComponent(call.code)}/steps/${action}`, { revision: call.revision, ...given })
    await Promise.all([client.invalidateQueries({ queryKey: callKey(call.code) }), client.invalidateQueries({ queryKey: callsKey })])
  }
  return (
    <Card title={say('callScreens.state')}>
      <p className={css.standing}>
        <StateBadge kind={standingKinds[call.standing]} word={call.standingLabel} />
        {call.daysLeft > 0 && <span>{sayLeft(call.daysLeft)}</span>}
      </p>
      <ActionBar actions={actions} onAct={act} done={({ key }) => say(stepTexts[key as CallAction].done)} stacked />
    </Card>
  )
}

/** How the call reaches those who may apply: its address, code and sheet. */
function Reach({ call }: { call: CallData }) {
  return (
    <PublicLink title={say('callScreens.link')} address={call.state === 'draft' ? null : callAddress(call.code)} label={call.title}>
      <p className={css.sheet}>
        <GoLink to={`/dot-dang-ky/${call.code}/to-gioi-thieu`}>
          <IconPrinter size={17} stroke={1.6} aria-hidden /> {say('callScreens.poster')}
        </GoLink>
      </p>
    </PublicLink>
  )
}

function Counts({ call: { counts } }: { call: CallData }) {
  const { submitted, drafts, byActivity, byUnit } = counts
  if (submitted + drafts === 0) return <EmptyState small title={say('callScreens.countsNone')} />
  return (
    <>
      <p className={css.lead}>{say('callScreens.countsLine', { submitted: number(submitted), drafts: number(drafts) })}</p>
      <div className={css.counts}>
        <Bars
          title={say('callScreens.byActivity')}
          rows={byActivity.map(({ activity, label, count }) => ({ key: activity, label, count }))}
        />
        <Bars
          title={say('callScreens.byUnit')}
          rows={byUnit.map(({ unitId, unitName, count }) => ({ key: unitId, label: unitName, count }))}
        />
      </div>
    </>
  )
}
function Bars({ title, rows }: { title: string; rows: readonly { key: string; label: string; count: number }[] }) {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  return (
    <section>
      <h3 className={publicCss.group}>{title}</h3>
      <ul className={css.bars}>
        {rows.map(({ key, label, count }) => (
          <li key={key}>
            <span>{label}</span>
            <span className="figures">{number(count)}</span>
            <span className={css.bar} style={{ width: `${(100 * count) / most}%` }} aria-hidden />
          </li>
        ))}
      </ul>
    </section>
  )
}

function CallFacts({ call }: { call: CallData }) {
  return (
    <>
      <Facts
        facts={[
          { label: say('callScreens.days'), value: say('callScreens.fromTo', { from: date(call.opensOn), to: date(call.closesOn) }) },
          { label: say('callScreens.year'), value: call.year },
          { label: say('callScreens.published'), value: call.publishedOn && date(call.publishedOn) },
          { label: say('callScreens.budget'), value: call.budget !== null && money(call.budget) },
          { label: say('callScreens.contact'), value: call.contact, wide: true },
        ]}
      />
      {call.groups.map(({ code, label, budget, activities }) => (
        <div key={code}>
          <p className={css.group}>
            {label}
            {budget !== null && ` (${say('callScreens.budgetGroup', { amount: money(budget) })})`}
          </p>
          <p className={publicCss.quiet}>{activities.join('; ')}</p>
        </div>
      ))}
      {call.guidance.map(paragraph => (
        <p key={paragraph} className={css.guidance}>
          {paragraph}
        </p>
      ))}
    </>
  )
}

const actWords: Readonly<Record<string, Sentence>> = {
  create: 'callScreens.actCreate',
  correct: 'callScreens.actCorrect',
  publish: 'calls.publish',
  withdraw: 'calls.withdraw',
  extend: 'calls.extend',
  close: 'calls.close',
  reopen: 'calls.reopen',
  attach: 'callScreens.actAttach',
  detach: 'callScreens.actDetach',
  reattach: 'callScreens.actReattach',
}
const actSaid = (act: CallData['acts'][number]) => ({
  act: say(actWords[act.action] ?? 'callScreens.actOther'),
  ...((act.action === 'extend' || act.action === 'reopen') && act.closesOn
    ? { details: [{ label: say('callScreens.actUntil'), value: date(act.closesOn) }] }
    : {}),
  ...(act.label ? { details: [{ label: say('callScreens.fileLabel'), value: act.label }] } : {}),
})

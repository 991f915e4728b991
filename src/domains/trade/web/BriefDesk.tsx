/** One brief on the office's desk: what is asked for and why, what answers it, what came back, what may be done. */
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { post } from '../../../web/api.ts'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { actsOf } from '../../../web/ui/acts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Values } from '../../../web/ui/FormFields.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { askedFields, offered } from '../../../web/ui/offers.ts'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { PublicLink } from '../../../web/ui/PublicLink.tsx'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { type Sentence, say } from '../../../words/say.ts'
import type { BriefAction } from '../briefs.workflow.ts'
import { BriefAttached } from './BriefAttached.tsx'
import { BriefBody, Standing } from './BriefBody.tsx'
import { BriefOutcomes } from './BriefOutcomes.tsx'
import { type BriefData, briefAddress, briefKey, briefsKey, useBrief } from './briefs.data.ts'

export const briefCrumbs = [
  { label: say('marketScreens.title'), to: '/thi-truong' },
  { label: say('briefScreens.title'), to: '/thi-truong/dat-hang' },
]
export function BriefDesk() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useBrief(code)
  if (error && !data)
    return (
      <Page title={say('briefScreens.title')} crumbs={briefCrumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('briefScreens.back'), to: '/thi-truong/dat-hang' }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={data.title}
      state={[data.code, data.craftLabel, data.standingLabel].join(' · ')}
      crumbs={briefCrumbs}
      more={<Tools brief={data} />}
      aside={
        <>
          <Steps brief={data} />
          <PublicLink
            title={say('briefScreens.share')}
            address={data.state === 'draft' ? null : briefAddress(data.code)}
            label={data.title}
          />
        </>
      }
    >
      <BriefOutcomes brief={data} />
      <BriefAttached brief={data} />
      <BriefBody
        brief={data}
        more={[
          { label: say('briefScreens.contact'), value: data.contact, wide: true },
          ...(data.note ? [{ label: say('briefScreens.note'), value: data.note, wide: true }] : []),
        ]}
      />
      <Card title={say('briefScreens.acts')}>
        <Timeline acts={actsOf(data.acts, ({ action }) => ({ act: say(actWords[action] ?? 'briefScreens.actCorrect') }))} />
      </Card>
    </Page>
  )
}

function Tools({ brief }: { brief: BriefData }) {
  const go = useGo()
  if (!brief.can.includes('edit')) return null
  return (
    <Button
      variant="default"
      leftSection={<IconPencil size={17} stroke={1.6} />}
      onClick={() => go(`/thi-truong/dat-hang/${brief.code}/sua`)}
    >
      {say('briefScreens.edit')}
    </Button>
  )
}

const stepTexts: Readonly<Record<BriefAction, { text: Sentence; done: Sentence }>> = {
  publish: { text: 'briefScreens.publishText', done: 'briefScreens.donePublish' },
  withdraw: { text: 'briefScreens.withdrawText', done: 'briefScreens.doneWithdraw' },
  close: { text: 'briefScreens.closeText', done: 'briefScreens.doneClose' },
  reopen: { text: 'briefScreens.reopenText', done: 'briefScreens.doneReopen' },
}
function Steps({ brief }: { brief: BriefData }) {
  const client = useQueryClient()
  const actions = brief.steps.map(step =>
    offered(step, { text: say(stepTexts[step.action].text), fields: askedFields(step.asks, say('briefScreens.reasonHelp')) }),
  )
  const act = async (action: string, given: Values) => {
    await post(`/api/briefs/${encodeURIComponent(brief.code)}/steps/${action}`, { revision: brief.revision, ...given })
    await Promise.all([client.invalidateQueries({ queryKey: briefKey(brief.code) }), client.invalidateQueries({ queryKey: briefsKey })])
  }
  return (
    <Card title={say('briefScreens.standing')}>
      <Standing brief={brief} />
      <ActionBar actions={actions} onAct={act} done={({ key }) => say(stepTexts[key as BriefAction].done)} stacked />
    </Card>
  )
}

const actWords: Readonly<Record<string, Sentence>> = {
  create: 'briefScreens.actCreate',
  correct: 'briefScreens.actCorrect',
  freeze: 'briefScreens.actFreeze',
  outcome: 'briefScreens.actOutcome',
  outcome_back: 'briefScreens.actOutcomeBack',
  outcome_paper: 'briefScreens.actOutcomePaper',
  link: 'briefScreens.actLink',
  unlink: 'briefScreens.actUnlink',
  publish: 'briefs.publish',
  withdraw: 'briefs.withdraw',
  close: 'briefs.close',
  reopen: 'briefs.reopen',
}

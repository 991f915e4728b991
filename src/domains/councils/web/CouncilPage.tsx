/** One council: what stands and what comes next, its members, its projects, and the scores once it is closed. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { Criteria } from '../../../web/scoring/Criteria.tsx'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { CouncilMembers } from './CouncilMembers.tsx'
import { CouncilProjects } from './CouncilProjects.tsx'
import { councilFields } from './CouncilsPage.tsx'
import { type CouncilData, changeCouncil, correctCouncil, councilKinds, useCouncil, useSheets } from './councils.data.ts'
import { Declaration } from './Declaration.tsx'

type Asking = 'start' | 'close' | 'reopen' | 'edit' | null

export function CouncilPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useCouncil(code)
  const [asking, setAsking] = useState<Asking>(null)
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const next = nextOf(data)
  return (
    <Page
      title={data.name}
      crumbs={[{ label: say('councils.title'), to: '/hoi-dong' }]}
      state={<StateLine council={data} />}
      {...(next && data.manages && { primary: { label: next.label, onClick: () => setAsking(next.asking) } })}
      more={<Quiet council={data} onAsk={setAsking} />}
      aside={<Particulars council={data} />}
      asideLast
    >
      {data.me && !data.me.declaredOn && data.state !== 'closed' && data.projects.length > 0 && <Declaration council={data} />}
      {data.lacking.length > 0 && data.manages && (
        <Notice kind="waiting" title={say('councils.progress', progressOf(data))} text={data.lacking.join('; ')} />
      )}
      <CouncilProjects council={data} />
      <CouncilMembers council={data} />
      <Dialogs council={data} asking={asking} onClose={() => setAsking(null)} />
    </Page>
  )
}

const progressOf = ({ members }: CouncilData) => ({
  done: members.reduce((sum, each) => sum + each.handedIn, 0),
  all: members.reduce((sum, each) => sum + (each.leftOn ? each.handedIn : each.toScore), 0),
})
const StateLine = ({ council }: { council: CouncilData }) => (
  <>
    <StateBadge word={council.stateLabel} kind={councilKinds[council.state]} /> {say('councils.progress', progressOf(council))}
  </>
)
/** The one thing that comes next for those who run it. */
const nextOf = ({ state }: CouncilData): { label: string; asking: Asking } | null => {
  if (state === 'forming') return { label: say('councils.start'), asking: 'start' }
  return state === 'scoring' ? { label: say('councils.close'), asking: 'close' } : null
}

function Quiet({ council, onAsk }: { council: CouncilData; onAsk: (what: Asking) => void }) {
  const { has } = useSession()
  return (
    <>
      {council.manages && council.state !== 'closed' && (
        <Button variant="default" onClick={() => onAsk('edit')}>
          {say('councils.edit')}
        </Button>
      )}
      {council.state === 'closed' && has('leader') && (
        <Button variant="default" onClick={() => onAsk('reopen')}>
          {say('councils.reopen')}
        </Button>
      )}
      {council.state === 'closed' && (
        <Button
          component="a"
          href={`/api/councils/${encodeURIComponent(council.code)}/minutes`}
          variant="default"
          leftSection={<IconDownload size={18} aria-hidden />}
        >
          {say('councils.minutes')}
        </Button>
      )}
    </>
  )
}

const Particulars = ({ council }: { council: CouncilData }) => (
  <Card>
    <Facts
      columns={1}
      facts={[
        { label: say('councils.code'), value: council.code },
        {
          label: say('councils.decision'),
          value:
            council.decisionNumber && [council.decisionNumber, council.decidedOn && date(council.decidedOn)].filter(Boolean).join(', '),
        },
        { label: say('councils.sheet'), value: `${council.sheet.code}: ${council.sheet.title}` },
        { label: say('councils.sheetBasis'), value: council.sheet.basis },
        { label: say('councils.minimum'), value: String(council.minimum) },
        { label: say('councils.scoreUntil'), value: council.scoreUntil && date(council.scoreUntil) },
        { label: say('councils.meetingOn'), value: council.meetingOn && date(council.meetingOn) },
        { label: say('councils.placeOf'), value: council.place },
        ...(council.closeReason ? [{ label: say('councils.closeReason'), value: council.closeReason }] : []),
      ]}
    />
    <Criteria criteria={council.sheet.criteria.map(({ key, title, max }) => ({ key, title, max }))} />
  </Card>
)

const reason: Field = { key: 'reason', label: say('councils.reason'), kind: 'textarea', required: true }
function Dialogs({ council, asking, onClose }: { council: CouncilData; asking: Asking; onClose: () => void }) {
  const { data: sheets } = useSheets()
  const { code, revision } = council
  const missing = council.lacking.length > 0
  return (
    <>
      <ConfirmDialog
        opened={asking === 'start'}
        onClose={onClose}
        title={say('councils.start')}
        text={say('councils.startText')}
        verb={say('councils.start')}
        onConfirm={async () => void (await changeCouncil(code, 'start', { revision }))}
      />
      <ConfirmDialog
        opened={asking === 'close'}
        onClose={onClose}
        title={say('councils.close')}
        text={missing ? say('councils.closeMissing', { list: council.lacking.join('; ') }) : say('councils.closeText')}
        verb={say('councils.close')}
        fields={missing ? [{ ...reason, label: say('councils.closeReason') }] : []}
        onConfirm={async values => void (await changeCouncil(code, 'close', { revision, reason: values.reason ?? null }))}
      />
      <ConfirmDialog
        opened={asking === 'reopen'}
        onClose={onClose}
        title={say('councils.reopen')}
        text={say('councils.reopenText')}
        verb={say('councils.reopen')}
        fields={[reason]}
        onConfirm={async values => void (await changeCouncil(code, 'reopen', { revision, reason: values.reason }))}
      />
      <ConfirmDialog
        opened={asking === 'edit'}
        onClose={onClose}
        title={say('councils.title')}
        verb={say('councils.save')}
        initial={{
          name: council.name,
          sheetId: council.sheet.id,
          minimum: council.minimum,
          decisionNumber: council.decisionNumber,
          decidedOn: council.decidedOn,
          scoreUntil: council.scoreUntil,
          meetingOn: council.meetingOn,
          place: council.place,
        }}
        fields={councilFields(sheets ?? [])}
        onConfirm={values => correctCouncil(code, { ...values, revision })}
      />
    </>
  )
}

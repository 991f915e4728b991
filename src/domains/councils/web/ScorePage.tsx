/** Chấm điểm: one member, one project. What is typed is kept by itself; handing in is for good. */
import { IconSend } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { totalOf } from '../../../kernel/points.ts'
import { number } from '../../../web/format.ts'
import { type Scored, ScoreSheet } from '../../../web/scoring/ScoreSheet.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { Findings } from '../../../web/ui/Findings.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { sayKeeping, useKeeping } from '../../../web/ui/useKeeping.ts'
import { say } from '../../../words/say.ts'
import { findingShown } from '../../projects/web/ProjectAside.tsx'
import { councilAddress, forgetCouncils, type ScoreData, sendScore, useScore } from './councils.data.ts'
import css from './councils.module.css'

export function ScorePage() {
  const { code = '', project = '' } = useParams({ strict: false }) as { code?: string; project?: string }
  const { data, error, refetch } = useScore(code, project)
  if (error)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('councils.back'), to: councilAddress(code) }} />
  if (!data) return <PageSkeleton />
  return <Sheet data={data} />
}

function Sheet({ data }: { data: ScoreData }) {
  const { council, sheet, project } = data
  const [scored, setScored] = useState<Scored>({ points: data.points, note: data.note ?? '' })
  const [handing, setHanding] = useState(false)
  const closed = data.submittedOn !== null || council.state !== 'scoring'
  const send = (submit: boolean) => sendScore(council.code, project.code, { points: scored.points, note: scored.note || null, submit })
  const keeping = useKeeping(scored, !closed, () => send(false))
  const go = useGo()
  const total = say('scoring.totalOf', { total: number(totalOf(sheet.criteria, scored.points)), max: number(sheet.max) })
  return (
    <Page
      title={project.name}
      crumbs={[
        { label: say('councils.title'), to: '/hoi-dong' },
        { label: council.code, to: councilAddress(council.code) },
      ]}
      state={say('councils.scoreState', { council: council.code, round: council.round })}
      {...(!closed && { primary: { label: say('scoring.handIn'), icon: IconSend, onClick: () => setHanding(true) } })}
      aside={<What data={data} />}
      asideLast
    >
      <Card
        title={`${sheet.code}: ${total}`}
        aside={
          <span className={css.quiet} role="status">
            {sayKeeping(keeping)}
          </span>
        }
      >
        <ScoreSheet criteria={sheet.criteria} scored={scored} onChange={setScored} closed={closed} />
      </Card>
      <ConfirmDialog
        opened={handing}
        onClose={() => setHanding(false)}
        title={say('councils.scoreTitle', { code: project.code })}
        text={`${total}. ${say('councils.submitText')}`}
        verb={say('scoring.handIn')}
        onConfirm={async () => {
          await send(true)
          await forgetCouncils()
          saved(say('scoring.handedIn'))
          go(councilAddress(council.code))
        }}
      />
    </Page>
  )
}

const What = ({ data: { project, findings } }: { data: ScoreData }) => (
  <>
    <Card>
      <Facts
        columns={1}
        facts={[
          { label: say('councils.code'), value: project.code },
          { label: say('projectScreens.activity'), value: project.activityLabel },
          { label: say('projectScreens.beneficiaries'), value: project.beneficiaries.join(', ') },
          { label: say('projectScreens.totalCost'), value: <Money amount={project.totalCost} /> },
          { label: say('councils.requested'), value: <Money amount={project.requested} /> },
          { label: say('projectScreens.counterpart'), value: <Money amount={project.counterpart} /> },
        ]}
      />
    </Card>
    <Card title={say('projectScreens.findings')}>
      <Findings fold findings={findings.map(findingShown)} />
    </Card>
  </>
)

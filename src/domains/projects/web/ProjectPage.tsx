/** One project: facts in the order of the dossier, what comes next beside them, then its way, its papers and its acts. */
import { Button } from '@mantine/core'
import { IconPencil, IconPrinter } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { type Step, Steps } from '../../../web/ui/Steps.tsx'
import { type Act, Timeline } from '../../../web/ui/Timeline.tsx'
import { say } from '../../../words/say.ts'
import { ProjectEvidence } from '../../overlaps/web/ProjectEvidence.tsx'
import { ProjectOverlaps } from '../../overlaps/web/ProjectOverlaps.tsx'
import { SurveyCard } from '../../visits/web/SurveyCard.tsx'
import { daysWord } from './DueMark.tsx'
import { KeptAppraisals } from './KeptAppraisals.tsx'
import { ProjectAside, sinceOf } from './ProjectAside.tsx'
import { ProjectFacts } from './ProjectFacts.tsx'
import { ProjectPapers } from './ProjectPapers.tsx'
import { type ProjectData, useProject } from './project.data.ts'

export function ProjectPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data: project, error, refetch } = useProject(code)
  if (error && !project)
    return (
      <Page title={say('projectScreens.title')} crumbs={[{ label: say('projectScreens.title'), to: '/ho-so' }]}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('projectScreens.backToList'), to: '/ho-so' }} />
      </Page>
    )
  if (!project) return <PageSkeleton />
  return (
    <Page
      title={project.name}
      state={stands(project)}
      crumbs={[{ label: say('projectScreens.title'), to: '/ho-so' }]}
      more={<Tools project={project} />}
      aside={<ProjectAside key={project.code} project={project} />}
    >
      <ProjectFacts project={project} />
      <Card title={say('projectScreens.progress')}>
        <Steps steps={stepsOf(project)} />
      </Card>
      <SurveyCard code={project.code} />
      <KeptAppraisals project={project} />
      <ProjectOverlaps code={project.code} />
      <ProjectPapers project={project} />
      <ProjectEvidence code={project.code} papers={project.papers} />
      <Card title={say('projectScreens.acts')}>
        <Timeline acts={actsOf(project)} />
      </Card>
    </Page>
  )
}

/** 'MH-DA-033: Đã nghiệm thu từ ngày 22/10/2024. Hạn quyết toán 06/11/2024, quá 16 ngày.' */
const stands = (project: ProjectData): string => {
  const { code, stateLabel: state, due } = project
  const since = sinceOf(project)
  const where = since
    ? say('projectScreens.standsSince', { code, state: state.toLowerCase(), day: date(since) })
    : say('projectScreens.stands', { code, state: state.toLowerCase() })
  return due ? `${where} ${say('projectScreens.standsDue', { label: due.label, day: date(due.on), days: daysWord(due.days) })}` : where
}

function Tools({ project }: { project: ProjectData }) {
  const go = useGo()
  return (
    <>
      <Button variant="default" visibleFrom="sm" leftSection={<IconPrinter size={17} stroke={1.6} />} onClick={() => window.print()}>
        {say('projectScreens.print')}
      </Button>
      {project.mayEdit && (
        <Button variant="default" leftSection={<IconPencil size={17} stroke={1.6} />} onClick={() => go(`/ho-so/${project.code}/sua`)}>
          {say('projectScreens.edit')}
        </Button>
      )}
    </>
  )
}

/** The chain as far as it went; a returned or ended file shows where it left the chain. */
const stepsOf = (project: ProjectData): Step[] => {
  const steps = project.steps.map(({ state, label, on }) => ({ key: state as string, label: label as string, on }))
  const at = steps.findIndex(step => step.key === project.state)
  const dayOf = (on: string | null) => (on ? { day: on } : {})
  if (at >= 0)
    return steps.map(({ key, label, on }, index) => ({
      key,
      label,
      ...dayOf(on),
      state: index === at ? 'current' : index > at ? 'todo' : key === 'advanced' && !on ? 'skipped' : 'done',
    }))
  // Out of the chain: what was reached has its day; the odd state stands right behind.
  const last = Math.max(
    0,
    steps.findLastIndex(step => step.on !== null),
  )
  const ended = project.endedOn !== null
  const odd: Step = { key: project.state, label: project.stateLabel, state: 'current', ...dayOf(project.endedOn) }
  return [
    ...steps.slice(0, last + 1).map(({ key, label, on }): Step => ({ key, label, ...dayOf(on), state: 'done' })),
    odd,
    ...steps.slice(last + 1).map(({ key, label }): Step => ({ key, label, state: ended ? 'skipped' : 'todo' })),
  ]
}

const back = ['return', 'withdraw', 'adjust', 'reclaim']
const refused = ['reject', 'stop']
/** Newest first, as the desk reads them. */
const actsOf = (project: ProjectData): Act[] =>
  project.acts
    .map(
      (act, index, all): Act => ({
        id: index,
        at: act.at,
        day: act.day,
        who: act.by ?? say('projectScreens.system'),
        ...(act.roleLabel ? { role: act.roleLabel } : {}),
        ...(act.unitName ? { unit: act.unitName } : {}),
        act: act.says.charAt(0).toUpperCase() + act.says.slice(1),
        // Papers and corrections leave the state as it was.
        ...(act.toState && act.toState !== all[index - 1]?.toState ? { to: act.toState } : {}),
        ...(act.reason ? { reason: act.reason } : {}),
        kind: refused.includes(act.action) ? 'refused' : back.includes(act.action) ? 'back' : 'done',
      }),
    )
    .reverse()

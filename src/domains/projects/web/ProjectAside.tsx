/** The right side of a project's page: where it stands, by when, what comes next, what the rules found. */
import { useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { ApiProblem, asProblem, post, upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { Findings, type Finding as Shown } from '../../../web/ui/Findings.tsx'
import type { Values } from '../../../web/ui/FormFields.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { sayClock } from './clock.ts'
import { daysWord } from './DueMark.tsx'
import { kindOf, type ProjectData, projectKey, useUnits } from './project.data.ts'
import css from './projects.module.css'
import { buttonsOf } from './steps.ts'

export function ProjectAside({ project }: { project: ProjectData }) {
  return (
    <>
      <Next project={project} />
      <Card title={say('projectScreens.findings')}>
        <p className={css.quiet}>{foundOf(project)}</p>
        <Findings fold findings={project.findings.map(findingShown)} />
      </Card>
    </>
  )
}

/** 'Mọi điểm đều đạt', or how many stand in the way: '1 điểm không đạt, 2 điểm cần xem lại'. */
const foundOf = ({ findings }: ProjectData): string => {
  if (findings.length === 0) return ''
  const count = (weight: 'block' | 'warn') => findings.filter(each => each.weight === weight).length
  const block = count('block')
  const warn = count('warn')
  const parts = [
    block > 0 ? say('projectScreens.findingsBlock', { count: block }) : '',
    warn > 0 ? say('projectScreens.findingsWarn', { count: warn }) : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : say('projectScreens.findingsAllPass')
}

function Next({ project }: { project: ProjectData }) {
  const { businessDate } = useSession()
  const client = useQueryClient()
  const place = useRef<HTMLDivElement>(null)
  const state = useRef(project.state)
  const open = project.awaitsUnit && project.successors.length === 0
  const communes = (useUnits('commune', open).data ?? []).map(unit => ({
    value: unit.id,
    label: [unit.fullName, unit.parentName].filter(Boolean).join(', '),
  }))
  // The pressed button is gone after a step: the cursor goes to what comes next.
  useEffect(() => {
    if (state.current === project.state) return
    state.current = project.state
    place.current?.focus()
  }, [project.state])

  // A row of Today leads here for one step: its button is in sight and under the cursor.
  const { viec } = useSearch({ strict: false }) as { viec?: string }
  useEffect(() => {
    if (viec) place.current?.querySelector<HTMLElement>(`[data-action="${CSS.escape(viec)}"]`)?.focus()
  }, [viec])

  const act = async (action: string, values: Values) => {
    const given = Object.fromEntries(
      Object.entries(values).filter(([, value]) => value !== null && value !== '' && !(value instanceof File)),
    )
    try {
      await post(`/api/projects/${encodeURIComponent(project.code)}/steps/${action}`, { ...given, revision: project.revision })
    } catch (error) {
      const problem = asProblem(error)
      if (problem.status !== 409) throw error
      await client.invalidateQueries({ queryKey: projectKey(project.code) })
      const { status, code, title } = problem
      throw new ApiProblem({ status, code, title, detail: say('projectScreens.changedAgain') })
    }
    // The paper goes with the step: attached once the step is taken, so that a refused step leaves nothing behind.
    for (const ask of project.offers.find(offer => offer.action === action)?.asks ?? []) {
      const file = values[ask.key]
      if (!(file instanceof File) || !ask.paper) continue
      const about = {
        kind: ask.paper,
        ...(typeof values.number === 'string' && { number: values.number }),
        ...(typeof values.on === 'string' && { issuedOn: values.on }),
      }
      await upload(`/api/projects/${encodeURIComponent(project.code)}/papers`, [file], about).catch(failed)
    }
    await client.invalidateQueries({
      predicate: query => query.queryKey[0] !== 'session' && query.queryKey[0] !== 'units' && query.queryKey[0] !== 'lists',
    })
  }
  const since = sinceOf(project)
  const buttons = buttonsOf(project, businessDate, communes)
  return (
    <Card title={say('projectScreens.nextWork')}>
      <div ref={place} tabIndex={-1} className={css.stack}>
        <div className={css.here}>
          <StateBadge word={project.stateLabel} kind={kindOf(project.state)} />
          {since && <span className={css.quiet}>{say('projectScreens.sinceDay', { day: date(since) })}</span>}
        </div>
        {project.awaitsUnit && (
          <Notice
            kind="warning"
            title={say('projectScreens.awaits')}
            text={[
              say('projectScreens.awaitsText'),
              project.successors.length
                ? say('projectScreens.awaitsFrom', { units: project.successors.map(unit => unit.name).join(', ') })
                : '',
            ]
              .filter(Boolean)
              .join(' ')}
          />
        )}
        {buttons.length > 0 ? (
          <ActionBar stacked actions={buttons} onAct={act} done={action => say('projectScreens.stepDone', { label: action.label })} />
        ) : (
          <p className={css.plain}>{say('projectScreens.nothingNext')}</p>
        )}
        {project.clock && !project.clock.endedOn && (
          <div className={css.due}>
            <p>{say('projectScreens.clock')}</p>
            <p>{sayClock(project.clock)}</p>
          </div>
        )}
        {project.due && (
          <div className={css.due}>
            <p>{project.due.label}</p>
            <p>
              {project.due.late ? (
                <StateBadge plain kind="late" word={`${date(project.due.on)}, ${daysWord(project.due.days)}`} />
              ) : (
                <span className="figures">{`${date(project.due.on)}, ${daysWord(project.due.days)}`}</span>
              )}
            </p>
            {project.due.article && <p className={css.quiet}>{project.due.article}</p>}
          </div>
        )}
      </div>
    </Card>
  )
}

/** The day on which the present state was reached: of the chain, or of its end; a returned file since its last act. */
export const sinceOf = (project: ProjectData): string | null =>
  project.steps.find(step => step.state === project.state)?.on ??
  project.endedOn ??
  (project.state === 'supplement' ? (project.acts.findLast(each => each.action === 'return')?.day ?? null) : null)

const levels = { pass: 'ok', warn: 'warn', block: 'block' } as const
const confidences = {
  S: 'projectScreens.confidenceS',
  'S-press': 'projectScreens.confidencePress',
  M: 'projectScreens.confidenceM',
  'M-low': 'projectScreens.confidenceM',
  I: 'projectScreens.confidenceI',
  X: 'projectScreens.confidenceX',
} as const

export const findingShown = (finding: ProjectData['findings'][number], index: number): Shown => {
  // Sums hold by themselves: no paper has to confirm them.
  const sum = finding.rule === 'money-adds-up'
  const notes = sum
    ? []
    : [finding.scope.level === 'local' ? say('projectScreens.local') : '', finding.verified ? '' : say(confidences[finding.confidence])]
  return {
    key: `${finding.version}-${index}`,
    level: levels[finding.weight],
    sentence: finding.says,
    ...(sum ? {} : { article: { label: finding.article }, verified: finding.verified }),
    ...(notes.some(Boolean) ? { note: notes.filter(Boolean).join(', ') } : {}),
    ...(finding.arithmetic ? { arithmetic: finding.arithmetic } : {}),
  }
}

/** Every judgement kept of a project, opened as it stood on its day, beside what the rules say now where that is another answer. */
import { IconChevronDown } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { date, money } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { occasions } from '../../appraisal/appraisal.schema.ts'
import { compareFindings } from '../../appraisal/compare.rules.ts'
import type { ProjectData } from './project.data.ts'
import { weightKinds, weightWords } from './rejudge.data.ts'
import css from './rejudge.module.css'

type Kept = ProjectData['appraisals'][number]
type Finding = ProjectData['findings'][number]

export function KeptAppraisals({ project }: { project: ProjectData }) {
  if (project.appraisals.length === 0 && !project.rejudge) return null
  return (
    <Card title={say('projectScreens.judgements')}>
      {project.rejudge && <Notice kind="warning" title={say('projectScreens.rejudgeAsked')} text={project.rejudge} />}
      <ul className={css.projects}>
        {project.appraisals.toReversed().map((kept, index) => (
          <One key={kept.id} kept={kept} now={project.findings} first={index === 0 && project.rejudge !== null} />
        ))}
      </ul>
    </Card>
  )
}

/** 'Đạt 10, cần xem lại 2' */
const countsOf = ({ findings }: Kept): string =>
  (['block', 'warn', 'pass'] as const)
    .map(weight => ({ weight, count: findings.filter(each => each.weight === weight).length }))
    .filter(({ count }) => count > 0)
    .map(({ weight, count }) => `${weightWords[weight].toLowerCase()} ${count}`)
    .join(', ')

function One({ kept, now, first }: { kept: Kept; now: ProjectData['findings']; first: boolean }) {
  const [open, setOpen] = useState(first)
  const id = useId()
  const whole = kept.occasion === 'appraise' || kept.occasion === 'reappraise'
  return (
    <li className={css.project}>
      <div className={css.head}>
        <h3>
          <button
            type="button"
            className={`${css.toggle} quiet-button`}
            aria-expanded={open}
            aria-controls={id}
            onClick={() => setOpen(!open)}
          >
            {say('projectScreens.judgementOn', { occasion: occasions[kept.occasion], day: date(kept.day) })}
            <IconChevronDown size={15} aria-hidden className={css.chevron} />
          </button>
        </h3>
        {kept.suggested !== null && <p className={css.amounts}>{say('projectScreens.judgedAmount', { amount: money(kept.suggested) })}</p>}
      </div>
      <p className={css.quiet}>{countsOf(kept)}</p>
      <div id={id} hidden={!open}>
        {open && <Trace kept={kept} now={whole ? now : null} />}
      </div>
    </li>
  )
}

/** Each finding as it stood; where the rules answer otherwise now, the other answer under it. */
function Trace({ kept, now }: { kept: Kept; now: ProjectData['findings'] | null }) {
  return (
    <ul className={css.trace}>
      {compareFindings(kept.findings, now ?? kept.findings).map(({ rule, scope, title, before, after, differs, newer }) => (
        <li key={`${rule}-${scope}`} data-differs={differs || newer || undefined}>
          <p className={css.rule}>{title}</p>
          {before ? <Said finding={before} /> : <p className={css.quiet}>{say('projectScreens.traceNotThen')}</p>}
          {(differs || newer) && (
            <div className={css.nowSays}>
              <p className={css.name}>{say('projectScreens.traceNow')}</p>
              {after ? <Said finding={after} /> : <p className={css.quiet}>{say('projects.notJudged')}</p>}
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Said({ finding }: { finding: Finding }) {
  return (
    <>
      <StateBadge plain kind={weightKinds[finding.weight]} word={weightWords[finding.weight]} />
      <p>{finding.says}</p>
      {finding.arithmetic && <p className={css.sum}>{finding.arithmetic}</p>}
      <p className={css.quiet}>{sourceOf(finding)}</p>
    </>
  )
}
/** Where it is written and which version judged, with its key for whoever looks it up. */
const sourceOf = ({ rule, article, verified, version }: Finding): string => {
  if (rule === 'money-adds-up') return say('projectScreens.traceSums')
  const from = /@(\d{4}-\d{2}-\d{2})/.exec(version)?.[1]
  return say(verified ? 'projectScreens.traceVerified' : 'projectScreens.traceUnverified', { article, version, from: date(from) })
}

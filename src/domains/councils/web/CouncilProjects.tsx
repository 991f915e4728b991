/** The projects of a council: one's own way to score each, how many sheets are in, and what they say once the round is closed. */
import { Button, Checkbox, Modal } from '@mantine/core'
import { IconFolderPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Money } from '../../../web/ui/Money.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed } from '../../../web/ui/toast.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import { type CouncilData, type CouncilProject, scoreAddress, sendProjects, useChoosable } from './councils.data.ts'
import css from './councils.module.css'

const standing: Readonly<Record<NonNullable<CouncilProject['mine']>, { word: string; kind: Kind }>> = {
  conflict: { word: say('councils.conflict'), kind: 'refused' },
  handed_in: { word: say('councils.scored'), kind: 'done' },
  draft: { word: say('councils.scoreDraft'), kind: 'draft' },
  open: { word: say('councils.scoreNot'), kind: 'waiting' },
}

export function CouncilProjects({ council }: { council: CouncilData }) {
  const [picking, setPicking] = useState(false)
  const mayPick = council.manages && council.state === 'forming'
  return (
    <Card
      title={say('councils.projects')}
      flush
      aside={
        mayPick && (
          <Button
            variant="default"
            size="compact-md"
            leftSection={<IconFolderPlus size={16} aria-hidden />}
            onClick={() => setPicking(true)}
          >
            {say('councils.projectsPick')}
          </Button>
        )
      }
    >
      {council.projects.length === 0 && <EmptyState small title={say('councils.projectsNone')} text={say('councils.projectsNoneText')} />}
      <ul className={css.projects}>
        {council.projects.map(project => (
          <One key={project.code} council={council} project={project} />
        ))}
      </ul>
      <Modal opened={picking} onClose={() => setPicking(false)} title={say('councils.projectsPick')} size={640}>
        <Picker council={council} onDone={() => setPicking(false)} />
      </Modal>
    </Card>
  )
}

function One({ council, project }: { council: CouncilData; project: CouncilProject }) {
  const mine = project.mine && council.state !== 'forming' ? standing[project.mine] : null
  const mayScore = council.state === 'scoring' && council.me?.declaredOn && (project.mine === 'open' || project.mine === 'draft')
  return (
    <li className={css.project}>
      <div>
        <p className={css.name}>{project.name}</p>
        <p className={css.quiet}>
          <GoLink to={`/ho-so/${project.code}`}>{project.code}</GoLink>
          {` · ${project.activityLabel} · ${project.beneficiaries.join(', ')}`}
        </p>
      </div>
      <div className={css.projectSide}>
        <Money amount={project.requested} />
        {project.outcome ? (
          <span className={css.mean}>
            {project.outcome.score === null
              ? say('councils.noScore')
              : say('councils.totalOf', { total: number(project.outcome.score), max: council.sheet.max })}
          </span>
        ) : (
          <span className={css.number}>{say('councils.progress', { done: project.handedIn, all: project.scorers })}</span>
        )}
        {mine && <StateBadge word={mine.word} kind={mine.kind} plain />}
        {mayScore && (
          <GoLink to={scoreAddress(council.code, project.code)} className={`${css.scoreLink} no-print`}>
            {say('councils.score')}
          </GoLink>
        )}
      </div>
      {project.outcome && project.outcome.sheets.length > 0 && <Spread council={council} project={project} />}
    </li>
  )
}

/** Every member's points side by side, and a warning where they are far apart. */
function Spread({ council, project }: { council: CouncilData; project: CouncilProject }) {
  const { far, sheets } = project.outcome!
  const apart = [
    far.whole ? say('councils.farWhole') : '',
    far.criteria.length ? say('councils.farText', { criteria: far.criteria.join(', ') }) : '',
  ]
    .filter(Boolean)
    .join(' ')
  return (
    <div className={css.spread}>
      {apart && <Notice kind="warning" title={say('councils.far')} text={apart} />}
      <div className={css.scroll}>
        <table className={css.points}>
          <thead>
            <tr>
              <th scope="col">{say('councils.criterion')}</th>
              {sheets.map(each => (
                <th key={each.member} scope="col" className={css.number}>
                  {each.member}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {council.sheet.criteria.map(({ key, title, max }) => (
              <tr key={key}>
                <th scope="row">
                  {title} <span className={css.quiet}>{`/ ${max}`}</span>
                </th>
                {sheets.map(each => (
                  <td key={each.member} className={css.number} title={each.points[key]?.note}>
                    {number(each.points[key]?.points)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{say('councils.total')}</th>
              {sheets.map(each => (
                <td key={each.member} className={css.number}>
                  {number(each.total)}
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}

function Picker({ council, onDone }: { council: CouncilData; onDone: () => void }) {
  const { data } = useChoosable(council.code, true)
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null)
  const [busy, setBusy] = useState(false)
  const now = chosen ?? new Set(data?.filter(each => each.chosen).map(each => each.code))
  const tick = (code: string, on: boolean) => setChosen(new Set(on ? [...now, code] : [...now].filter(each => each !== code)))
  const send = async () => {
    setBusy(true)
    await sendProjects(council.code, [...now], council.revision).then(onDone, failed)
    setBusy(false)
  }
  return (
    <div className={css.declaration}>
      <p className={css.quiet}>{say('councils.projectsPickText')}</p>
      {data?.length === 0 && <EmptyState small title={say('councils.projectsNone')} />}
      {data?.map(({ code, name, requested }) => (
        <Checkbox
          key={code}
          checked={now.has(code)}
          onChange={event => tick(code, event.currentTarget.checked)}
          label={`${code}: ${name}`}
          description={<Money amount={requested} />}
        />
      ))}
      <div>
        <Button loading={busy} disabled={!data} onClick={() => void send()}>
          {say('councils.save')}
        </Button>
      </div>
    </div>
  )
}

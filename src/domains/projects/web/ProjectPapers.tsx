/** The papers of a project: what is there, opening a file, adding one. */
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { AddPaper } from '../../../web/ui/AddPaper.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { say } from '../../../words/say.ts'
import { type ProjectData, projectKey, steppers } from './project.data.ts'
import css from './projects.module.css'

export function ProjectPapers({ project }: { project: ProjectData }) {
  const { has } = useSession()
  const client = useQueryClient()
  const path = `/api/projects/${encodeURIComponent(project.code)}/papers`
  return (
    <Card
      title={say('projectScreens.papers')}
      aside={
        has(...steppers) && (
          <AddPaper
            path={path}
            kinds={project.paperKinds}
            help={say('projectScreens.paperHelp')}
            onAdded={() => client.invalidateQueries({ queryKey: projectKey(project.code) })}
          />
        )
      }
    >
      {project.papers.length === 0 ? (
        <EmptyState small title={say('projectScreens.papersNone')} text={say('projectScreens.papersNoneText')} />
      ) : (
        <ul className={css.papers}>
          {project.papers.map(paper => (
            <li key={paper.id} className={css.paper}>
              <div>
                <div>{paper.kindLabel}</div>
                <div className={css.personMore}>
                  {[
                    paper.number && say('projectScreens.paperNumbered', { number: paper.number }),
                    paper.issuedOn && say('projectScreens.paperDated', { day: date(paper.issuedOn) }),
                  ]
                    .filter(Boolean)
                    .join(', ')}
                </div>
              </div>
              {paper.fileName ? (
                <a
                  className={css.paperFile}
                  href={`${path}/${paper.id}`}
                  download
                  aria-label={say('projectScreens.download', { name: paper.fileName })}
                >
                  <IconDownload size={16} stroke={1.7} aria-hidden />
                  {paper.fileName}
                </a>
              ) : (
                <span className={css.quiet}>{say('projectScreens.paperNoFile')}</span>
              )}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

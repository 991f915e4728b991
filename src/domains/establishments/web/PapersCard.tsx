/** Papers of an establishment itself and of its projects: what is there, opening a file, adding one. */
import { IconDownload } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { date } from '../../../web/format.ts'
import { AddPaper } from '../../../web/ui/AddPaper.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import { usePapers } from './page.data.ts'
import { establishmentKey } from './register.data.ts'

export function PapersCard({ code, asOf }: { code: string; asOf?: string | undefined }) {
  const { data, error, refetch } = usePapers(code, asOf)
  const client = useQueryClient()
  const path = `/api/establishments/${encodeURIComponent(code)}/papers`
  const none = data && data.own.length === 0 && data.projects.length === 0
  return (
    <Card
      title={say('establishmentScreens.papers')}
      aside={
        data?.mayAdd && (
          <AddPaper
            path={path}
            kinds={data.kinds}
            help={say('establishmentScreens.paperHelp')}
            onAdded={() => client.invalidateQueries({ queryKey: establishmentKey(code) })}
          />
        )
      }
    >
      {error && !data && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {none && (
        <EmptyState small title={asOf ? say('establishmentScreens.papersNoneOn', { day: date(asOf) }) : say('projectScreens.papersNone')} />
      )}
      {data && data.own.length > 0 && (
        <ul className={css.list}>
          {data.own.map(paper => (
            <Paper key={paper.id} paper={paper} href={`${path}/${paper.id}`} />
          ))}
        </ul>
      )}
      {data && data.projects.length > 0 && (
        <>
          <h3 className={css.kind}>{say('establishmentScreens.papersOfProjects')}</h3>
          <ul className={css.list}>
            {data.projects.map(paper => (
              <Paper
                key={paper.id}
                paper={paper}
                href={`/api/projects/${encodeURIComponent(paper.projectCode)}/papers/${paper.id}`}
                project={{ code: paper.projectCode, name: paper.projectName }}
              />
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

interface PaperProps {
  paper: { kindLabel: string; number: string | null; issuedOn: string | null; fileName: string | null; erasedOn?: string | null }
  href: string
  project?: { code: string; name: string }
}
function Paper({ paper, href, project }: PaperProps) {
  const about = [
    paper.number && say('projectScreens.paperNumbered', { number: paper.number }),
    paper.issuedOn && say('projectScreens.paperDated', { day: date(paper.issuedOn) }),
  ]
  return (
    <li className={css.item}>
      <div className={css.itemWords}>
        {[paper.kindLabel, ...about].filter(Boolean).join(', ')}
        {project && (
          <span className={css.under}>
            <GoLink to={`/ho-so/${project.code}`}>{project.code}</GoLink> {project.name}
          </span>
        )}
      </div>
      {paper.fileName ? (
        <a className={css.file} href={href} download aria-label={say('projectScreens.download', { name: paper.fileName })}>
          <IconDownload size={16} stroke={1.7} aria-hidden />
          {paper.fileName}
        </a>
      ) : (
        <span className={css.unknown}>
          {paper.erasedOn ? say('establishmentScreens.paperErased', { day: date(paper.erasedOn) }) : say('projectScreens.paperNoFile')}
        </span>
      )}
    </li>
  )
}

/** Papers of an establishment itself and of its projects: what is there, opening a file, adding one. */
import { Button } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { paperFiles } from '../../../web/ui/accepts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import { type PapersData, usePapers } from './page.data.ts'
import { establishmentKey } from './register.data.ts'

const fieldsOf = (kinds: PapersData['kinds']): Field[] => [
  {
    key: 'kind',
    label: say('projectScreens.paperKind'),
    kind: 'select',
    required: true,
    options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'number', label: say('projectScreens.paperNumber'), kind: 'text' },
  { key: 'issuedOn', label: say('projectScreens.paperDay'), kind: 'date' },
  {
    key: 'file',
    label: say('projectScreens.paperFile'),
    kind: 'file',
    required: true,
    accept: paperFiles,
    help: say('establishmentScreens.paperHelp'),
  },
]

export function PapersCard({ code, asOf }: { code: string; asOf?: string | undefined }) {
  const { data, error, refetch } = usePapers(code, asOf)
  const [adding, setAdding] = useState(false)
  const client = useQueryClient()
  const add = async (values: Values) => {
    if (!(values.file instanceof File)) return
    const fields = { kind: String(values.kind ?? ''), number: String(values.number ?? ''), issuedOn: String(values.issuedOn ?? '') }
    await upload(`/api/establishments/${encodeURIComponent(code)}/papers`, [values.file], fields)
    await client.invalidateQueries({ queryKey: establishmentKey(code) })
    saved(say('projectScreens.paperSaved'))
  }
  const none = data && data.own.length === 0 && data.projects.length === 0
  return (
    <Card
      title={say('establishmentScreens.papers')}
      aside={
        data?.mayAdd && (
          <Button
            className="no-print"
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} stroke={1.7} />}
            onClick={() => setAdding(true)}
          >
            {say('projectScreens.paperAdd')}
          </Button>
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
            <Paper key={paper.id} paper={paper} href={`/api/establishments/${encodeURIComponent(code)}/papers/${paper.id}`} />
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
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('projectScreens.paperAdd')}
        verb={say('projectScreens.paperSave')}
        fields={fieldsOf(data?.kinds ?? {})}
        onConfirm={add}
      />
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

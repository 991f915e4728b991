/** The papers of a project: what is there, opening a file, adding one. */
import { Button } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { upload } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { paperFiles } from '../../../web/ui/accepts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type ProjectData, projectKey, steppers } from './project.data.ts'
import css from './projects.module.css'

/** What a paper may be: PDF, image, Word, Excel; the server looks at the bytes. */
const fieldsOf = (kinds: Readonly<Record<string, string>>): Field[] => [
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
    help: say('projectScreens.paperHelp'),
  },
]

export function ProjectPapers({ project }: { project: ProjectData }) {
  const { has } = useSession()
  const [adding, setAdding] = useState(false)
  const client = useQueryClient()
  const add = async (values: Values) => {
    if (!(values.file instanceof File)) return
    const fields = { kind: String(values.kind ?? ''), number: String(values.number ?? ''), issuedOn: String(values.issuedOn ?? '') }
    await upload(`/api/projects/${encodeURIComponent(project.code)}/papers`, [values.file], fields)
    await client.invalidateQueries({ queryKey: projectKey(project.code) })
    saved(say('projectScreens.paperSaved'))
  }
  return (
    <Card
      title={say('projectScreens.papers')}
      aside={
        has(...steppers) && (
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
                  href={`/api/projects/${encodeURIComponent(project.code)}/papers/${paper.id}`}
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
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('projectScreens.paperAdd')}
        verb={say('projectScreens.paperSave')}
        fields={fieldsOf(project.paperKinds)}
        onConfirm={add}
      />
    </Card>
  )
}

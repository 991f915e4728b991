/** On a project's page: numbers of its papers by which its money can be met elsewhere. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import type { Field } from '../../../web/ui/FormFields.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { evidenceImporters } from '../overlaps.schema.ts'
import { ImportItems } from './ImportItems.tsx'
import { forgetOverlaps, type ItemsData, useItems } from './overlaps.data.ts'
import css from './overlaps.module.css'

interface ProjectEvidenceProps {
  code: string
  papers: readonly { id: string; kindLabel: string; fileName: string | null; number: string | null }[]
}
export function ProjectEvidence({ code, papers }: ProjectEvidenceProps) {
  const { data } = useItems(code)
  const { has } = useSession()
  const [adding, setAdding] = useState(false)
  const client = useQueryClient()
  if (!data) return null
  const typed = data.rows.filter(item => item.kind !== 'photo')
  const photos = data.rows.filter(item => item.kind === 'photo' && item.compared).length
  return (
    <Card
      title={say('overlapScreens.itemsTitle')}
      aside={
        data.mayKeep && (
          <div className={css.asideButtons}>
            <Button
              variant="default"
              size="compact-sm"
              className="no-print"
              leftSection={<IconPlus size={15} stroke={1.7} />}
              onClick={() => setAdding(true)}
            >
              {say('overlapScreens.itemAdd')}
            </Button>
            {has(...evidenceImporters) && <ImportItems small />}
          </div>
        )
      }
    >
      {typed.length === 0 ? (
        <EmptyState small title={say('overlapScreens.itemsNone')} text={say('overlapScreens.itemsHelp')} />
      ) : (
        <ul className={css.items}>
          {typed.map(item => (
            <Item key={item.id} code={code} item={item} mayKeep={data.mayKeep} />
          ))}
        </ul>
      )}
      {photos > 0 && <p className={css.quiet}>{say('overlapScreens.itemPhotos', { count: photos })}</p>}
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('overlapScreens.itemAdd')}
        verb={say('overlapScreens.itemSave')}
        fields={fieldsOf(data, papers)}
        initial={{ kind: 'serial' }}
        onConfirm={async values => {
          const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '' && value !== null))
          await post(`/api/projects/${encodeURIComponent(code)}/evidence`, given)
          await forgetOverlaps(client)
        }}
      />
    </Card>
  )
}
const fieldsOf = (data: ItemsData, papers: ProjectEvidenceProps['papers']): Field[] => {
  const of = (key: string) => data.fields.find(field => field.key === key)
  const text = (key: string) => ({ label: of(key)?.label ?? '', ...(of(key)?.help ? { help: of(key)!.help! } : {}) })
  return [
    {
      key: 'kind',
      label: of('kind')?.label ?? '',
      kind: 'select',
      required: true,
      options: Object.entries(data.kinds).map(([value, label]) => ({ value, label })),
    },
    { key: 'value', ...text('value'), kind: 'text', required: true },
    { key: 'sellerTaxCode', ...text('sellerTaxCode'), kind: 'text' },
    { key: 'issuedOn', ...text('issuedOn'), kind: 'date' },
    ...(papers.length
      ? [
          {
            key: 'paperId',
            label: say('overlapScreens.itemPaper'),
            kind: 'select' as const,
            options: papers.map(paper => ({
              value: paper.id,
              label: [paper.kindLabel, paper.number, paper.fileName].filter(Boolean).join(', '),
            })),
          },
        ]
      : []),
  ]
}
function Item({ code, item, mayKeep }: { code: string; item: ItemsData['rows'][number]; mayKeep: boolean }) {
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const remove = async () => {
    setBusy(true)
    await post(`/api/projects/${encodeURIComponent(code)}/evidence/${item.id}/remove`).then(() => forgetOverlaps(client), failed)
    setBusy(false)
  }
  const more = [
    item.sellerTaxCode && say('overlapScreens.itemSeller', { code: item.sellerTaxCode }),
    item.issuedOn && date(item.issuedOn),
    item.paper,
    !item.compared && say('overlapScreens.itemNotCompared'),
  ].filter(Boolean)
  return (
    <li>
      <div className={css.foundBody}>
        <div className={css.foundHead}>
          <span className={css.quiet}>{item.kindLabel}</span>
          <span className={css.value}>{item.value}</span>
        </div>
        {more.length > 0 && <p className={css.quiet}>{more.join(' · ')}</p>}
      </div>
      {mayKeep && (
        <Button
          variant="subtle"
          size="compact-sm"
          className="no-print"
          loading={busy}
          aria-label={say('overlapScreens.itemRemoveOne', { kind: item.kindLabel.toLowerCase(), value: item.value ?? '' })}
          onClick={() => void remove()}
        >
          {say('overlapScreens.itemRemove')}
        </Button>
      )}
    </li>
  )
}

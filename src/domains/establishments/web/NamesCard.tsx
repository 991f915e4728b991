/** Other names of an establishment: former, everyday, trading; added and taken out. */
import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import type { Field, Values } from '../../../web/ui/FormFields.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import type { PageData } from './page.data.ts'
import { establishmentKey } from './register.data.ts'

type Name = PageData['names'][number]
const fieldsOf = (kinds: PageData['nameKinds']): Field[] => [
  { key: 'name', label: say('establishmentScreens.nameText'), kind: 'text', required: true },
  {
    key: 'kind',
    label: say('establishmentScreens.nameKind'),
    kind: 'select',
    required: true,
    options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'until', label: say('establishmentScreens.nameUntil'), kind: 'date', help: say('establishmentScreens.nameUntilHelp') },
  { key: 'note', label: say('establishmentScreens.nameNote'), kind: 'text' },
]

export function NamesCard({ data, mayEdit }: { data: PageData; mayEdit: boolean }) {
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<Name | null>(null)
  const client = useQueryClient()
  if (data.names.length === 0 && !mayEdit) return null
  const path = `/api/establishments/${encodeURIComponent(data.code)}/names`
  const refresh = () => client.invalidateQueries({ queryKey: establishmentKey(data.code) })
  const add = async ({ name, kind, until, note }: Values) => {
    await post(path, { name, kind, until: until || null, note: note || null })
    await refresh()
    saved(say('establishmentScreens.nameSaved'))
  }
  const remove = async ({ reason }: Values) => {
    await post(`${path}/${removing?.id}/removal`, { reason })
    await refresh()
  }
  return (
    <Card
      title={say('establishmentScreens.names')}
      aside={
        mayEdit && (
          <Button
            className="no-print"
            variant="default"
            size="sm"
            leftSection={<IconPlus size={16} stroke={1.7} />}
            onClick={() => setAdding(true)}
          >
            {say('establishmentScreens.nameAdd')}
          </Button>
        )
      }
    >
      {data.names.length === 0 ? (
        <p className={css.lead}>{say('establishmentScreens.namesNone')}</p>
      ) : (
        <ul className={css.list}>
          {data.names.map(name => (
            <li key={name.id} className={css.item}>
              <div className={css.itemWords}>
                {name.name}
                <span className={css.under}>{aboutOf(name)}</span>
              </div>
              {mayEdit && (
                <ActionIcon
                  className="no-print"
                  aria-label={say('establishmentScreens.nameRemove', { name: name.name })}
                  title={say('establishmentScreens.nameRemove', { name: name.name })}
                  onClick={() => setRemoving(name)}
                >
                  <IconX size={16} />
                </ActionIcon>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('establishmentScreens.nameAdd')}
        verb={say('establishmentScreens.nameSave')}
        fields={fieldsOf(data.nameKinds)}
        onConfirm={add}
      />
      <ConfirmDialog
        opened={removing !== null}
        onClose={() => setRemoving(null)}
        title={say('establishmentScreens.nameRemoveTitle')}
        text={say('establishmentScreens.nameRemoveText', { name: removing?.name ?? '' })}
        verb={say('establishmentScreens.nameRemoveVerb')}
        danger
        fields={[{ key: 'reason', label: say('establishmentScreens.nameRemoveReason'), kind: 'textarea', required: true }]}
        onConfirm={remove}
      />
    </Card>
  )
}
const aboutOf = (name: Name) =>
  [
    name.kindLabel,
    name.until && say('establishmentScreens.nameUsedUntil', { day: date(name.until) }),
    name.note,
    name.since && say('establishmentScreens.sinceSource', { day: date(name.since), source: name.source.says }),
    name.removedOn && say('establishmentScreens.nameRemovedOn', { day: date(name.removedOn) }),
  ]
    .filter(Boolean)
    .join(' · ')

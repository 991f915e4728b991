/** Adds a paper to a record: its kind, number and day, and the file itself. */
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { say } from '../../words/say.ts'
import { upload } from '../api.ts'
import { paperFiles } from './accepts.ts'
import { ConfirmDialog } from './ConfirmDialog.tsx'
import type { Field, Values } from './FormFields.tsx'
import { saved } from './toast.ts'

interface Props {
  /** Where the paper is sent. */
  path: string
  kinds: Readonly<Record<string, string>>
  /** What a file may be, in words. */
  help: string
  onAdded: () => Promise<unknown>
}
const fieldsOf = ({ kinds, help }: Props): Field[] => [
  {
    key: 'kind',
    label: say('projectScreens.paperKind'),
    kind: 'select',
    required: true,
    options: Object.entries(kinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'number', label: say('projectScreens.paperNumber'), kind: 'text' },
  { key: 'issuedOn', label: say('projectScreens.paperDay'), kind: 'date' },
  { key: 'file', label: say('projectScreens.paperFile'), kind: 'file', required: true, accept: paperFiles, help },
]
export function AddPaper(props: Props) {
  const [adding, setAdding] = useState(false)
  const add = async (values: Values) => {
    if (!(values.file instanceof File)) return
    const fields = { kind: String(values.kind ?? ''), number: String(values.number ?? ''), issuedOn: String(values.issuedOn ?? '') }
    await upload(props.path, [values.file], fields)
    await props.onAdded()
    saved(say('projectScreens.paperSaved'))
  }
  return (
    <>
      <Button
        className="no-print"
        variant="default"
        size="sm"
        leftSection={<IconPlus size={16} stroke={1.7} />}
        onClick={() => setAdding(true)}
      >
        {say('projectScreens.paperAdd')}
      </Button>
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('projectScreens.paperAdd')}
        verb={say('projectScreens.paperSave')}
        fields={fieldsOf(props)}
        onConfirm={add}
      />
    </>
  )
}

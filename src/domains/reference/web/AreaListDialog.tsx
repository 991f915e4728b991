/** Adds a list of areas of priority: places pasted or taken from a file are shown as they were read, before anything is kept. */
import { Button, Modal } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { type ApiProblem, asProblem, post, upload } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import dialogCss from '../../../web/ui/dialog.module.css'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { type Field, FormFields, firstMissing, type Values } from '../../../web/ui/FormFields.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { PlacesLook } from '../areas.actions.ts'
import { areaKinds } from '../areas.schema.ts'
import { AreaPlaces } from './AreaPlaces.tsx'

type Look = Sent<PlacesLook>
const head: readonly Field[] = [
  {
    key: 'kind',
    label: say('areas.kind'),
    kind: 'select',
    required: true,
    options: Object.entries(areaKinds).map(([value, label]) => ({ value, label })),
  },
  { key: 'document', label: say('areas.document'), kind: 'text', required: true, help: say('areas.documentHelp') },
  { key: 'validFrom', label: say('areas.from'), kind: 'date', required: true, help: say('areas.fromHelp') },
  { key: 'validUntil', label: say('areas.until'), kind: 'date', help: say('areas.untilHelp') },
]
const pasted: readonly Field[] = [{ key: 'places', label: say('areas.places'), kind: 'textarea', help: say('areas.placesHelp') }]
const whole: readonly Field[] = [
  {
    key: 'complete',
    label: say('areas.completeAsk'),
    kind: 'select',
    required: true,
    help: say('areas.completeHelp'),
    options: [
      { value: 'no', label: say('areas.completeNo') },
      { value: 'yes', label: say('areas.completeYes') },
    ],
  },
]
const fields = [...head, ...pasted, ...whole]
const textOf = (values: Values, key: string): string => {
  const value = values[key]
  return typeof value === 'string' ? value : ''
}
/** Typing stops for so long before the places are looked at, in milliseconds. */
const pause = 400

interface AreaListDialogProps {
  opened: boolean
  onClose: () => void
  onAdded: () => Promise<void>
}
export function AreaListDialog({ opened, onClose, onAdded }: AreaListDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={say('areas.addTitle')} size={640} classNames={{ title: dialogCss.title ?? '' }}>
      <Body onClose={onClose} onAdded={onAdded} />
    </Modal>
  )
}

/** Mounted anew each time the dialog opens. */
function Body({ onClose, onAdded }: Omit<AreaListDialogProps, 'opened'>) {
  const client = useQueryClient()
  const [values, setValues] = useState<Values>({ complete: 'no' })
  const [missing, setMissing] = useState<Record<string, string>>({})
  const [file, setFile] = useState<File | null>(null)
  const [fileProblem, setFileProblem] = useState<string>()
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const form = useRef<HTMLFormElement>(null)
  // The dialog is longer than a screen: what is wrong comes into sight.
  useEffect(() => {
    if (problem || Object.keys(missing).length) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [problem, missing])
  const day = textOf(values, 'validFrom')
  const [places] = useDebouncedValue(textOf(values, 'places'), pause)
  const lookKey = (on: string, text: string) => ['areas', 'look', on, text]
  // What a file holds is looked at with the cells of the file; once the text is changed by hand, with its lines.
  const { data: look } = useQuery({
    queryKey: lookKey(day, places),
    queryFn: () => post<Look>('/api/areas/preview', { places, validFrom: day }),
    enabled: Boolean(day && places.trim()),
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  })

  const read = async (chosen: File, on: string) => {
    setFileProblem(undefined)
    try {
      const found = await upload<Look>('/api/areas/file', [chosen], { validFrom: on })
      client.setQueryData(lookKey(on, found.text), found)
      setProblem(null)
      setValues(now => ({ ...now, places: found.text }))
    } catch (error) {
      setFileProblem(asProblem(error).detail)
    }
  }
  const change = (next: Values) => {
    setValues(next)
    setProblem(null)
    setMissing({})
    const on = textOf(next, 'validFrom')
    if (file && on && on !== day) void read(file, on)
  }
  const choose = ([chosen]: File[]) => {
    setFile(chosen ?? null)
    setFileProblem(chosen && !day ? say('areas.dayFirst') : undefined)
    if (chosen && day) void read(chosen, day)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const lacking = firstMissing(fields, values)
    setMissing(lacking)
    if (Object.keys(lacking).length) return
    setBusy(true)
    setProblem(null)
    try {
      const { places: text, validUntil, complete, ...given } = values
      await post('/api/areas', { ...given, places: text ?? '', validUntil: validUntil || null, complete: complete === 'yes' })
      await onAdded()
      onClose()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  // The lines that were not read stand below the field already, each for itself.
  const messageOf = ({ path, message }: ApiProblem['errors'][number]) =>
    path === 'places' && look?.unread.length ? say('areas.unreadBelow', { count: number(look.unread.length) }) : message
  const atFields = Object.fromEntries(
    (problem?.errors ?? []).map(error => [error.path, [messageOf(error), error.fix].filter(Boolean).join(' ')]),
  )
  const shared = { values, onChange: change, errors: { ...atFields, ...missing } }
  return (
    <form ref={form} onSubmit={event => void submit(event)} noValidate className={dialogCss.form}>
      <p className={dialogCss.text}>{say('areas.addText')}</p>
      {problem && problem.errors.length === 0 && <ErrorState problem={problem} />}
      <FormFields fields={head} {...shared} />
      <FileDrop
        label={say('areas.file')}
        help={say('areas.fileHelp')}
        accept=".xlsx,.csv,.txt"
        files={file ? [file] : []}
        onFiles={choose}
        {...(fileProblem ? { error: fileProblem } : {})}
      />
      <FormFields fields={pasted} {...shared} />
      {look && places.trim() !== '' && <AreaPlaces look={look} />}
      <FormFields fields={whole} {...shared} />
      <div className={dialogCss.buttons}>
        <Button variant="default" onClick={onClose} disabled={busy}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {say('areas.addVerb')}
        </Button>
      </div>
    </form>
  )
}

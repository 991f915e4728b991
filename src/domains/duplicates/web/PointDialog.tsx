/** An officer points at two records that are one: chosen by name or code, then laid side by side. */
import { Button, Loader, Modal, Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { type MatchedKind, matchedKinds } from '../duplicates.schema.ts'
import { type CandidateLine, queueAddress, useCandidates } from './duplicates.data.ts'
import css from './duplicates.module.css'

interface PointDialogProps {
  opened: boolean
  onClose: () => void
  /** The record that the dialog opens with. */
  start: { kind: MatchedKind; code: string } | null
}
export function PointDialog({ opened, onClose, start }: PointDialogProps) {
  return (
    <Modal opened={opened} onClose={onClose} title={say('duplicates.point')} size={560} classNames={{ title: css.pointTitle ?? '' }}>
      <Body onClose={onClose} start={start} />
    </Modal>
  )
}
const kinds = Object.entries(matchedKinds).map(([value, label]) => ({ value, label }))

/** Mounted anew each time the dialog opens. */
function Body({ onClose, start }: Omit<PointDialogProps, 'opened'>) {
  const go = useGo()
  const [kind, setKind] = useState<MatchedKind>(start?.kind ?? 'establishment')
  const [left, setLeft] = useState<string | null>(start?.code ?? null)
  const [right, setRight] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [missing, setMissing] = useState(false)
  const [busy, setBusy] = useState(false)
  const change = (next: string) => {
    setKind(next as MatchedKind)
    setLeft(null)
    setRight(null)
    setProblem(null)
  }
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setMissing(true)
    if (!left || !right) return
    setBusy(true)
    setProblem(null)
    try {
      const { id } = await post<{ id: string }>('/api/duplicates/pair', { kind, left, right })
      onClose()
      go(`${queueAddress}/${id}`)
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const errorOf = (value: string | null) => (missing && !value ? say('duplicates.chooseRecord') : undefined)
  return (
    <form onSubmit={event => void submit(event)} className={css.point} noValidate>
      <p className={css.quiet}>{say('duplicates.pointText')}</p>
      {problem && <ErrorState problem={problem} />}
      <Select label={say('duplicates.kind')} data={kinds} value={kind} onChange={next => next && change(next)} allowDeselect={false} />
      <RecordPicker
        key={`left ${kind}`}
        kind={kind}
        label={say('duplicates.firstRecord')}
        start={left}
        onChange={setLeft}
        error={errorOf(left)}
      />
      <RecordPicker
        key={`right ${kind}`}
        kind={kind}
        label={say('duplicates.secondRecord')}
        start={null}
        onChange={setRight}
        error={errorOf(right)}
        focus
      />
      <div className={css.pointActions}>
        <Button variant="default" onClick={onClose}>
          {say('web.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {say('duplicates.pointVerb')}
        </Button>
      </div>
    </form>
  )
}

interface RecordPickerProps {
  kind: MatchedKind
  label: string
  /** The code that it opens with. */
  start: string | null
  onChange: (id: string | null) => void
  error: string | undefined
  focus?: boolean
}
const wordsOf = ({ name, code }: CandidateLine): string => [name, code && `(${code})`].filter(Boolean).join(' ')
/** One record of the register, looked for by name or code. */
function RecordPicker({ kind, label, start, onChange, error, focus = false }: RecordPickerProps) {
  const [text, setText] = useState(start ?? '')
  const [asked] = useDebouncedValue(text, 200)
  const [chosen, setChosen] = useState<CandidateLine | null>(start ? { id: start, code: null, name: start, detail: null } : null)
  // The words of what is chosen are no question.
  const settled = chosen !== null && text === wordsOf(chosen)
  const found = useCandidates(kind, settled ? '' : asked.trim())
  const rows = [...(found.data ?? []), ...(chosen ? [chosen] : [])].filter((row, at, all) => all.findIndex(x => x.id === row.id) === at)
  const about = (id: string) => rows.find(row => row.id === id)?.detail
  return (
    <Select
      label={label}
      withAsterisk
      data-autofocus={focus || undefined}
      placeholder={say('duplicates.recordHint')}
      data={rows.map(row => ({ value: row.id, label: wordsOf(row) }))}
      // The server has searched already, without marks.
      filter={({ options }) => options}
      renderOption={({ option }) => (
        <span className={css.candidate}>
          <span>{option.label}</span>
          <span className={css.quiet}>{about(option.value)}</span>
        </span>
      )}
      searchable
      searchValue={text}
      onSearchChange={setText}
      value={chosen?.id ?? null}
      onChange={id => {
        setChosen(rows.find(row => row.id === id) ?? null)
        onChange(id)
      }}
      error={error}
      nothingFoundMessage={found.isFetching ? say('web.loading') : text.trim() ? say('web.nothingFound') : undefined}
      rightSection={found.isFetching ? <Loader size={16} /> : undefined}
      maxDropdownHeight={320}
    />
  )
}

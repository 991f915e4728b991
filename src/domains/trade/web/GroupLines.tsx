/** The lines of a draft, changed together: a code found by digits or words, its craft, and on what basis. */
import { ActionIcon, Autocomplete, Button, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { type ApiProblem, asProblem, put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { useKept } from '../../../web/ui/useKept.ts'
import { say } from '../../../words/say.ts'
import { crafts } from '../../reference/catalog.schema.ts'
import { bases } from '../mapping.schema.ts'
import { goodsName } from '../markets.rules.ts'
import { type MappingData, tradeChanged, useHs } from './data.data.ts'
import css from './market.module.css'

interface Row {
  prefix: string
  craft: string | null
  basis: string
  note: string
}
const size = 25
const notCraft = 'none'
const options = (of: Readonly<Record<string, string>>) => Object.entries(of).map(([value, label]) => ({ value, label }))

export function GroupLines({ data, onClose }: { data: MappingData; onClose: () => void }) {
  const { actor } = useSession()
  const initial = { rows: data.lines.map(({ prefix, craft, basis, note }): Row => ({ prefix, craft, basis, note: note ?? '' })) }
  const { values, change, forget } = useKept(`nhom-hang:${data.code}:${actor?.id ?? ''}`, initial)
  const [page, setPage] = useState(0)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const rows = values.rows
  const names = new Map(data.lines.map(line => [line.prefix, goodsName(line)]))
  const set = (at: number, part: Partial<Row>) => change({ rows: rows.map((row, index) => (index === at ? { ...row, ...part } : row)) })
  const save = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await put(`/api/trade/mappings/${encodeURIComponent(data.code)}/lines`, {
        lines: rows.map(({ note, ...row }) => ({ ...row, ...(note ? { note } : {}) })),
      })
      forget()
      await tradeChanged()
      saved()
      onClose()
    } catch (error) {
      const known = asProblem(error)
      const first = known.errors[0]?.path.match(/^lines\.(\d+)/)?.[1]
      if (first) setPage(Math.floor(Number(first) / size))
      setProblem(known)
    } finally {
      setBusy(false)
    }
  }
  const errorAt = (at: number) => problem?.errors.find(({ path }) => path.startsWith(`lines.${at}.`))?.message
  return (
    <Card title={say('marketScreens.changeLines')}>
      <p className={css.lead}>{say('marketScreens.changeLinesText')}</p>
      {rows.slice(page * size, (page + 1) * size).map((row, offset) => {
        const at = page * size + offset
        return (
          <div key={at} className={css.linesRow}>
            <CodeInput value={row.prefix} known={names.get(row.prefix)} onChange={prefix => set(at, { prefix })} error={errorAt(at)} />
            <Select
              label={say('marketScreens.craft')}
              data={[...options(crafts), { value: notCraft, label: say('trade.notCraft') }]}
              value={row.craft ?? notCraft}
              onChange={craft => set(at, { craft: craft === notCraft ? null : craft })}
              allowDeselect={false}
            />
            <Select
              label={say('marketScreens.basis')}
              data={options(bases)}
              value={row.basis}
              onChange={basis => basis && set(at, { basis })}
              allowDeselect={false}
            />
            <TextInput
              label={say('marketScreens.note')}
              value={row.note}
              onChange={event => set(at, { note: event.currentTarget.value })}
            />
            <ActionIcon
              aria-label={say('marketScreens.removeLine', { prefix: row.prefix })}
              onClick={() => change({ rows: rows.filter((_, index) => index !== at) })}
            >
              <IconTrash size={17} stroke={1.6} />
            </ActionIcon>
          </div>
        )
      })}
      <Pager
        from={page * size + 1}
        to={Math.min(rows.length, (page + 1) * size)}
        page={page}
        pages={Math.max(1, Math.ceil(rows.length / size))}
        total={rows.length}
        onPage={setPage}
      />
      {problem && <ErrorState problem={problem} />}
      <div className={css.actions}>
        <Button
          variant="default"
          leftSection={<IconPlus size={16} />}
          onClick={() => {
            change({ rows: [...rows, { prefix: '', craft: 'other', basis: 'judgement', note: '' }] })
            setPage(Math.floor(rows.length / size))
          }}
        >
          {say('marketScreens.addLine')}
        </Button>
        <Button onClick={() => void save()} loading={busy}>
          {say('marketScreens.saveLines')}
        </Button>
        <Button variant="default" onClick={onClose}>
          {say('web.cancel')}
        </Button>
      </div>
    </Card>
  )
}
interface CodeInputProps {
  value: string
  /** What the code is called, when the version has it already. */
  known: string | null | undefined
  onChange: (value: string) => void
  error: string | undefined
}
function CodeInput({ value, known, onChange, error }: CodeInputProps) {
  const [asked] = useDebouncedValue(value.trim(), 200)
  const { data = [] } = useHs(known ? '' : asked)
  const found = new Map(data.map(each => [each.code, goodsName(each)]))
  const name = known ?? found.get(value)
  return (
    <>
      <Autocomplete
        label={say('marketScreens.prefix')}
        data={[...found.keys()]}
        filter={({ options: all }) => all}
        renderOption={({ option }) => (
          <span>
            {option.value} <span className={css.small}>{found.get(option.value)}</span>
          </span>
        )}
        value={value}
        onChange={onChange}
        error={error}
        comboboxProps={{ width: 360, position: 'bottom-start' }}
      />
      {name && <p className={css.lineName}>{name}</p>}
    </>
  )
}

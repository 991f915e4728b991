/** The columns of a list are named: guessed from the headers, mended by the officer, with the first rows in sight. */
import { Button, NumberInput, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { SheetSample } from '../../../web/ui/SheetSample.tsx'
import { say } from '../../../words/say.ts'
import type { ListField } from '../overlaps.schema.ts'
import type { ListData } from './overlaps.data.ts'
import css from './overlaps.module.css'

type Sheet = NonNullable<ListData['sheets']>[number]
const units = [1, 1000, 1_000_000] as const
/** 0 → 'A', 27 → 'AB'. */
const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)

/** The sheet in which most fields were recognised. */
const likeliest = (sheets: readonly Sheet[]): Sheet =>
  [...sheets].sort((a, b) => Object.keys(b.mapping.columns).length - Object.keys(a.mapping.columns).length)[0]!

export function Mapping({ list, onDone }: { list: ListData; onDone: () => void }) {
  const sheets = list.sheets ?? []
  const [sheetName, setSheetName] = useState(() => likeliest(sheets).name)
  const sheet = sheets.find(each => each.name === sheetName) ?? sheets[0]!
  const [mapping, setMapping] = useState(sheet.mapping)
  const [name, setName] = useState(list.name)
  const [programme, setProgramme] = useState<string | null>(list.programme)
  const [source, setSource] = useState(list.source ?? '')
  const [year, setYear] = useState<number | null>(list.year)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = (next: string | null) => {
    const found = sheets.find(each => each.name === next)
    if (!found) return
    setSheetName(found.name)
    setMapping(found.mapping)
  }
  const header = sheet.sample.find(row => row.number === mapping.headerRow)
  const width = Math.max(...sheet.sample.map(row => row.cells.length))
  const columns = Array.from({ length: width }, (_, at) => {
    const text = header?.cells[at]
    const letter = letterOf(at)
    return {
      value: String(at),
      label: text ? say('overlapScreens.listColumn', { letter, header: text }) : say('overlapScreens.listColumnBare', { letter }),
    }
  })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await post(`/api/support-lists/${list.id}/import`, { ...mapping, name, programme, source, year })
      onDone()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <form className={css.form} onSubmit={event => void submit(event)}>
      <Card title={say('overlapScreens.listMapTitle')}>
        <p className={css.quiet}>{say('overlapScreens.listMapHelp')}</p>
        <div className={css.mapping}>
          <TextInput
            label={say('overlapScreens.listName')}
            withAsterisk
            value={name}
            maxLength={200}
            onChange={event => setName(event.currentTarget.value)}
          />
          <Select
            label={say('overlapScreens.listProgramme')}
            withAsterisk
            data={Object.entries(list.programmes).map(([value, label]) => ({ value, label }))}
            value={programme}
            onChange={setProgramme}
            allowDeselect={false}
          />
          <TextInput
            label={say('overlapScreens.listSource')}
            value={source}
            maxLength={200}
            onChange={event => setSource(event.currentTarget.value)}
          />
          <NumberInput
            label={say('overlapScreens.listYear')}
            value={year ?? ''}
            onChange={next => setYear(typeof next === 'number' ? next : null)}
            hideControls
            allowDecimal={false}
            allowNegative={false}
            inputMode="numeric"
          />
          {sheets.length > 1 && (
            <Select
              label={say('overlapScreens.listSheet')}
              data={sheets.map(each => each.name)}
              value={sheetName}
              onChange={choose}
              allowDeselect={false}
            />
          )}
          <NumberInput
            label={say('overlapScreens.listHeaderRow')}
            value={mapping.headerRow}
            min={1}
            onChange={next => typeof next === 'number' && setMapping({ ...mapping, headerRow: next })}
            allowDecimal={false}
            inputMode="numeric"
          />
          {(Object.entries(list.fields) as [ListField, string][]).map(([field, label]) => (
            <Select
              key={field}
              label={label}
              withAsterisk={field === 'name'}
              data={columns}
              value={mapping.columns[field] === undefined ? null : String(mapping.columns[field])}
              placeholder={say('overlapScreens.listNoColumn')}
              clearable
              onChange={next => {
                const { [field]: _, ...others } = mapping.columns
                setMapping({ ...mapping, columns: next === null ? others : { ...others, [field]: Number(next) } })
              }}
            />
          ))}
          {mapping.columns.amount !== undefined && (
            <Select
              label={say('overlapScreens.listUnit')}
              data={units.map(unit => ({ value: String(unit), label: say(`overlapScreens.unit_${unit}`) }))}
              value={String(mapping.amountUnit)}
              onChange={next => next && setMapping({ ...mapping, amountUnit: Number(next) })}
              allowDeselect={false}
            />
          )}
        </div>
        {problem && <ErrorState problem={problem} />}
        <div className={css.actions}>
          <Button type="submit" loading={busy}>
            {say('overlapScreens.listRead')}
          </Button>
        </div>
      </Card>
      <Card title={say('overlapScreens.listSample')}>
        <SheetSample
          label={say('charts.tableOf', { title: say('overlapScreens.listSample') })}
          rows={sheet.sample}
          headerRow={mapping.headerRow}
          width={width}
        />
      </Card>
    </form>
  )
}

/** What each column of a trade table is, guessed from its headers and mended by hand, with the first rows in sight; and its series. */
import { Button, Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { type ApiProblem, asProblem, post } from '../../../web/api.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FormSection } from '../../../web/ui/RecordFields.tsx'
import { SheetSample } from '../../../web/ui/SheetSample.tsx'
import { say } from '../../../words/say.ts'
import { type Format, formats, type Status, statuses, type TradeField, tradeFields } from '../series.schema.ts'
import type { ImportData } from './data.data.ts'
import css from './market.module.css'
import { NewSeriesFields, newSeries, type SeriesDraft } from './NewSeriesFields.tsx'

type Sheet = NonNullable<ImportData['sheets']>[number]
interface TradeColumnsProps {
  data: ImportData
  sheets: readonly Sheet[]
  onRead: () => void
}
const decimals = [
  { value: '', word: 'marketScreens.decimalTold' },
  { value: ',', word: 'marketScreens.decimalComma' },
  { value: '.', word: 'marketScreens.decimalPoint' },
] as const
const multipliers = [1, 1000, 1_000_000] as const
const entries = <Key extends string>(of: Readonly<Record<Key, string>>) =>
  (Object.entries(of) as [Key, string][]).map(([value, label]) => ({ value, label }))
/** 0 → 'A', 27 → 'AB'. */
const letterOf = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : letterOf(Math.floor(column / 26) - 1) + letterOf(column % 26)
/** The sheet in which most columns were recognised. */
const likeliest = (sheets: readonly Sheet[]): Sheet =>
  sheets.toSorted((a, b) => Object.keys(b.mapping.columns).length - Object.keys(a.mapping.columns).length)[0]!
const fresh = 'new'
/** The direction that the first row tells, where a column does: 'M', 'Import', 'Nhập khẩu'. */
const flowOf = ({ mapping: { columns, headerRow }, sample }: Sheet): SeriesDraft['flow'] => {
  const told = columns.flow === undefined ? undefined : sample.find(({ number }) => number > headerRow)?.cells[columns.flow]
  return /^(m$|im|nh)/i.test(told ?? '') ? 'import' : newSeries.flow
}

export function TradeColumns({ data, sheets, onRead }: TradeColumnsProps) {
  const [sheetName, setSheetName] = useState(() => likeliest(sheets).name)
  const sheet = sheets.find(({ name }) => name === sheetName) ?? sheets[0]!
  const [profile] = sheet.profiles
  const [mapping, setMapping] = useState(profile?.mapping ?? sheet.mapping)
  const [seriesId, setSeriesId] = useState<string>(data.series?.id ?? profile?.seriesId ?? fresh)
  const [series, setSeries] = useState<SeriesDraft>({ ...newSeries, flow: flowOf(sheet) })
  const [saveAs, setSaveAs] = useState('')
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const choose = (next: string | null) => {
    const found = sheets.find(({ name }) => name === next)
    if (!found) return
    setSheetName(found.name)
    setMapping(found.profiles[0]?.mapping ?? found.mapping)
  }
  const header = sheet.sample.find(({ number }) => number === mapping.headerRow)
  const width = Math.max(...sheet.sample.map(({ cells }) => cells.length))
  const columns = Array.from({ length: width }, (_, at) => ({
    value: String(at),
    label: [letterOf(at), header?.cells[at]].filter(Boolean).join(': '),
  }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      await post(`/api/trade/imports/${data.id}/read`, {
        ...(seriesId === fresh ? { series } : { seriesId }),
        mapping,
        ...(saveAs.trim() ? { saveAs: saveAs.trim() } : {}),
      })
      onRead()
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const errorAt = (path: string) => problem?.errors.find(each => each.path === path)?.message
  const fixed = (key: 'reporter' | 'partner' | 'period', label: string, help: string) =>
    mapping.columns[key] === undefined && (
      <TextInput
        label={label}
        description={help}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={mapping[key] ?? ''}
        error={errorAt(`mapping.${key}`)}
        onChange={event => setMapping({ ...mapping, [key]: event.currentTarget.value || null })}
      />
    )
  return (
    <form className={css.form} onSubmit={event => void submit(event)} noValidate>
      <Card title={say('marketScreens.sample')}>
        {sheets.length > 1 && (
          <Select
            label={say('marketScreens.sheet')}
            data={sheets.map(({ name }) => name)}
            value={sheetName}
            onChange={choose}
            allowDeselect={false}
            mb="sm"
          />
        )}
        <SheetSample
          label={say('charts.tableOf', { title: say('marketScreens.sample') })}
          rows={sheet.sample}
          headerRow={mapping.headerRow}
          width={width}
        />
      </Card>
      <FormSection title={say('marketScreens.columns')} text={say('marketScreens.columnsText')}>
        <Select
          label={say('marketScreens.format')}
          data={entries<Format>(formats)}
          value={mapping.format}
          onChange={value => value && setMapping({ ...mapping, format: value as Format })}
          allowDeselect={false}
        />
        <NumberInput
          label={say('marketScreens.headerRow')}
          value={mapping.headerRow}
          min={0}
          onChange={next => typeof next === 'number' && setMapping({ ...mapping, headerRow: next })}
          allowDecimal={false}
          inputMode="numeric"
        />
        {entries<TradeField>(tradeFields).map(({ value: field, label }) => (
          <Select
            key={field}
            label={label}
            withAsterisk={field === 'value' || field === 'code'}
            data={columns}
            value={mapping.columns[field] === undefined ? null : String(mapping.columns[field])}
            placeholder={say('marketScreens.noColumn')}
            error={errorAt(`mapping.columns.${field}`)}
            clearable
            onChange={next => {
              const { [field]: _, ...others } = mapping.columns
              setMapping({ ...mapping, columns: next === null ? others : { ...others, [field]: Number(next) } })
            }}
          />
        ))}
        {fixed('period', say('marketScreens.fixedPeriod'), say('marketScreens.fixedPeriodHelp'))}
        {fixed('reporter', say('marketScreens.fixedReporter'), say('marketScreens.fixedPlaceHelp'))}
        {fixed('partner', say('marketScreens.fixedPartner'), say('marketScreens.fixedPlaceHelp'))}
        <Select
          label={say('marketScreens.multiplier')}
          data={multipliers.map(value => ({ value: String(value), label: say(`marketScreens.multiplier_${value}`) }))}
          value={String(mapping.multiplier)}
          onChange={value => value && setMapping({ ...mapping, multiplier: Number(value) })}
          allowDeselect={false}
        />
        <Select
          label={say('marketScreens.decimal')}
          data={decimals.map(({ value, word }) => ({ value, label: say(word) }))}
          value={mapping.decimal ?? ''}
          onChange={value => setMapping({ ...mapping, decimal: value === '.' || value === ',' ? value : undefined })}
          allowDeselect={false}
        />
        {mapping.columns.status === undefined && (
          <Select
            label={say('marketScreens.status')}
            data={entries<Status>(statuses)}
            value={mapping.status}
            onChange={value => value && setMapping({ ...mapping, status: value as Status })}
            allowDeselect={false}
          />
        )}
        {mapping.only.map((only, at) => (
          <Checkbox
            key={`${only.column} ${only.is}`}
            checked
            label={say('marketScreens.only', { column: columns[only.column]?.label ?? letterOf(only.column), is: only.is })}
            onChange={() => setMapping({ ...mapping, only: mapping.only.filter((_, index) => index !== at) })}
          />
        ))}
      </FormSection>
      <FormSection title={say('marketScreens.seriesOf')} text={say('marketScreens.seriesOfText')}>
        <Select
          label={say('marketScreens.series')}
          data={[
            { value: fresh, label: say('marketScreens.newSeries') },
            ...data.choices.series.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          value={seriesId}
          onChange={value => value && setSeriesId(value)}
          allowDeselect={false}
          error={errorAt('seriesId')}
        />
        <span />
        {seriesId === fresh && <NewSeriesFields value={series} onChange={setSeries} errorAt={errorAt} />}
      </FormSection>
      <FormSection title={say('marketScreens.profile')}>
        <TextInput
          label={say('marketScreens.saveAs')}
          description={say('marketScreens.saveAsHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          value={saveAs}
          onChange={event => setSaveAs(event.currentTarget.value)}
        />
      </FormSection>
      {problem && <ErrorState problem={problem} />}
      <div className={css.actions}>
        <Button type="submit" loading={busy}>
          {say('marketScreens.read')}
        </Button>
      </div>
    </form>
  )
}

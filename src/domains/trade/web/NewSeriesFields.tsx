/** What must be said of a new series before its first file is read: source, direction, codes, and whether anything is missing from it. */
import { Checkbox, NumberInput, Select, TextInput } from '@mantine/core'
import { say } from '../../../words/say.ts'
import { type Flow, type Frequency, flows, frequencies } from '../series.schema.ts'

export interface SeriesDraft {
  name: string
  source: string
  sourceUrl: string | null
  licence: string | null
  flow: Flow
  frequency: Frequency
  nomenclature: string
  currency: string
  valuation: string | null
  digits: number
  allReporters: boolean
  allPartners: boolean
  allProducts: boolean
}
/** Nothing is taken for complete until somebody says so. */
export const newSeries: SeriesDraft = {
  name: '',
  source: '',
  sourceUrl: null,
  licence: null,
  flow: 'export',
  frequency: 'year',
  nomenclature: 'HS 2022',
  currency: 'USD',
  valuation: null,
  digits: 6,
  allReporters: false,
  allPartners: false,
  allProducts: false,
}
interface NewSeriesFieldsProps {
  value: SeriesDraft
  onChange: (value: SeriesDraft) => void
  errorAt: (path: string) => string | undefined
}
export function NewSeriesFields({ value, onChange, errorAt }: NewSeriesFieldsProps) {
  const text = (key: 'name' | 'source' | 'nomenclature' | 'currency', label: string, help?: string) => (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      withAsterisk
      value={value[key]}
      error={errorAt(`series.${key}`)}
      onChange={event => onChange({ ...value, [key]: event.currentTarget.value })}
    />
  )
  const maybe = (key: 'sourceUrl' | 'licence' | 'valuation', label: string, help?: string) => (
    <TextInput
      label={label}
      description={help}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      value={value[key] ?? ''}
      error={errorAt(`series.${key}`)}
      onChange={event => onChange({ ...value, [key]: event.currentTarget.value || null })}
    />
  )
  const whole = (key: 'allReporters' | 'allPartners' | 'allProducts', label: string) => (
    <Checkbox label={label} checked={value[key]} onChange={event => onChange({ ...value, [key]: event.currentTarget.checked })} />
  )
  return (
    <>
      {text('name', say('marketScreens.seriesName'), say('marketScreens.seriesNameHelp'))}
      {text('source', say('marketScreens.seriesSource'))}
      {maybe('sourceUrl', say('marketScreens.sourceUrl'))}
      {maybe('licence', say('marketScreens.licence'))}
      <Select
        label={say('marketScreens.flow')}
        data={Object.entries(flows).map(([code, label]) => ({ value: code, label }))}
        value={value.flow}
        onChange={next => next && onChange({ ...value, flow: next as Flow })}
        allowDeselect={false}
      />
      <Select
        label={say('marketScreens.frequency')}
        data={Object.entries(frequencies).map(([code, label]) => ({ value: code, label }))}
        value={value.frequency}
        onChange={next => next && onChange({ ...value, frequency: next as Frequency })}
        allowDeselect={false}
      />
      {text('nomenclature', say('marketScreens.nomenclature'), say('marketScreens.nomenclatureHelp'))}
      <NumberInput
        label={say('marketScreens.digits')}
        description={say('marketScreens.digitsHelp')}
        inputWrapperOrder={['label', 'input', 'description', 'error']}
        value={value.digits}
        min={0}
        max={10}
        onChange={next => typeof next === 'number' && onChange({ ...value, digits: next })}
        error={errorAt('series.digits')}
        allowDecimal={false}
        inputMode="numeric"
      />
      {text('currency', say('marketScreens.currency'))}
      {maybe('valuation', say('marketScreens.valuation'), say('marketScreens.valuationHelp'))}
      {whole('allReporters', say('marketScreens.allReporters'))}
      {whole('allPartners', say('marketScreens.allPartners'))}
      {whole('allProducts', say('marketScreens.allProductsIn'))}
    </>
  )
}

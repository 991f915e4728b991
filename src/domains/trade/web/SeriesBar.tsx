/** Which source, period and grouping the figures are of: chosen by the reader, never mixed. */
import { Select } from '@mantine/core'
import { useNarrow } from '../../../web/ui/charts/EChart.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import { type Basis, type Grouping, groupings, type Limit, type Period, type SeriesCard } from '../analysis.schema.ts'
import { groupingWords, useMappings, usePlaces } from './market.data.ts'
import css from './market.module.css'

type Address = Readonly<Record<string, string | undefined>>
interface SeriesBarProps {
  all: readonly SeriesCard[]
  card: SeriesCard
  address: Address
  change: (change: Address) => void
  /** The answer, which tells what was taken where the address names nothing; absent while it is read or when it was refused. */
  said: (Pick<Basis, 'by' | 'mapping'> & { period: Pick<Period, 'code'> }) | undefined
  /** The supplier that the figures are about, where one can be chosen. */
  focus?: string | undefined
}
export function SeriesBar({ all, card, address, change, said, focus }: SeriesBarProps) {
  const period = said?.period.code
  const by = said?.by
  const mapping = said?.mapping?.code
  const mappings = useMappings()
  const places = usePlaces()
  const pick = (key: string) => (value: string | null) => change({ [key]: value ?? undefined })
  return (
    <div className={`${css.bar} no-print`}>
      <Select
        className={css.barWide ?? ''}
        label={say('marketScreens.source')}
        data={all.map(({ code, name }) => ({ value: code, label: name }))}
        value={card.code}
        onChange={value => change({ ...cleared, series: value ?? undefined })}
        allowDeselect={false}
      />
      <Select
        label={say('marketScreens.period')}
        data={periodsOf(card, address.period)}
        value={address.period ?? period ?? null}
        onChange={pick('period')}
        allowDeselect={false}
        searchable={card.periods.length > 8}
        limit={80}
      />
      <Select
        label={say('marketScreens.by')}
        data={groupings.filter(each => fits(card, each)).map(value => ({ value, label: say(groupingWords[value]) }))}
        value={address.by ?? by ?? null}
        onChange={value => change({ by: value ?? undefined, product: undefined })}
        allowDeselect={false}
      />
      {(address.by ?? by) === 'craft' && (
        <Select
          label={say('marketScreens.mapping')}
          data={(mappings.data ?? []).map(({ code, stateLabel }) => ({ value: code, label: `${code} (${stateLabel.toLowerCase()})` }))}
          value={address.mapping ?? mapping ?? null}
          onChange={pick('mapping')}
          allowDeselect={false}
        />
      )}
      {focus !== undefined && (
        <Select
          label={say('marketScreens.focus')}
          data={(places.data ?? []).filter(({ kind }) => kind === 'country').map(({ code, name }) => ({ value: code, label: name }))}
          value={address.focus ?? focus}
          onChange={pick('focus')}
          allowDeselect={false}
          searchable
          limit={80}
        />
      )}
    </div>
  )
}
/** Whether the codes of a series are long enough to be grouped so. */
const fits = ({ digits }: SeriesCard, by: Grouping): boolean => {
  const needed = { craft: 4, hs2: 2, hs4: 4, hs6: 6 }[by]
  return digits === 0 ? by === 'craft' : digits >= needed
}
/** What belongs to one series and means nothing in another. */
const cleared = { period: undefined, market: undefined, product: undefined, by: undefined, mapping: undefined }

/** Periods as they can be asked for, the latest first; months also as whole years. */
const periodsOf = ({ periods, frequency }: SeriesCard, named: string | undefined): { value: string; label: string }[] => {
  const own = periods.map(({ code, label }) => ({ value: code, label })).toReversed()
  if (frequency !== 'month') return own
  const last = periods.at(-1)
  const years = [...new Set(periods.map(({ code }) => code.slice(0, 4)))].toReversed()
  const sums = [
    ...(last ? [{ value: `12m:${last.code}`, label: say('marketScreens.twelveMonths', { month: last.label }) }] : []),
    ...(last ? [{ value: `ytd:${last.code}`, label: say('marketScreens.toDate', { month: last.label }) }] : []),
    ...years
      .filter(year => periods.filter(({ code }) => code.startsWith(year)).length === 12)
      .map(year => ({ value: `12m:${year}-12`, label: say('marketScreens.wholeYear', { year }) })),
  ]
  const all = [...sums, ...own]
  const found = all.filter(({ value }, at) => all.findIndex(each => each.value === value) === at)
  return named && !found.some(({ value }) => value === named) ? [{ value: named, label: named }, ...found] : found
}

/** What must be known of the series before its figures are read; folded where there is little room. */
export function Limits({ limits, example }: { limits: readonly Limit[]; example: boolean }) {
  const narrow = useNarrow()
  return (
    <>
      {example && <Notice kind="warning" title={say('marketScreens.exampleData')} />}
      {limits.length > 0 && (
        <details className={css.known} open={!narrow}>
          <summary>{say('marketScreens.limits', { count: limits.length })}</summary>
          <ul className={css.limits}>
            {limits.map(({ code, says }) => (
              <li key={`${code} ${says}`}>{says}</li>
            ))}
          </ul>
        </details>
      )}
    </>
  )
}

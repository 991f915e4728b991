/** The conditions of the register's list as chips. */
import { useQuery } from '@tanstack/react-query'
import type { Options } from '../../../kernel/entity.ts'
import { get } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import type { Filter } from '../../../web/ui/Filters.tsx'
import { say } from '../../../words/say.ts'
import { difficultOptions, exportingOptions, minorityOptions, supportingOptions, womenOptions } from '../views.schema.ts'
import type { RegisterColumn } from './list.data.ts'

interface UnitLine {
  id: string
  fullName: string
  parentName: string | null
}
interface VillageChoice {
  code: string
  name: string
  unitName: string | null
}
const forever = { staleTime: Number.POSITIVE_INFINITY }
const useUnits = (level: 'district' | 'commune') =>
  useQuery({ queryKey: ['units', level], queryFn: ({ signal }) => get<UnitLine[]>(`/api/units?level=${level}`, signal), ...forever })
    .data ?? []
const useVillageChoices = () =>
  useQuery({
    queryKey: ['register', 'villages'],
    queryFn: ({ signal }) => get<VillageChoice[]>('/api/register/villages', signal),
    staleTime: 60_000,
  }).data ?? []
/** Years back that the filter offers. */
const years = 8
const named = (heldWord: string, missingWord: string) => [
  { value: 'has', label: heldWord },
  { value: 'none', label: missingWord },
]
/** Yes, no, or nobody has recorded it. */
const states = (key: string, label: string, options: Options): Filter => ({
  ...{ key, label, rare: true },
  options: Object.entries(options).map(([value, word]) => ({ value, label: word })),
})
const workersWord = (range: string) => {
  const [from, to] = range.split('-')
  if (!from) return say('registerList.workersTo', { to: to ?? '' })
  if (!to) return say('registerList.workersFrom', { from })
  return say('registerList.workersRange', { from, to })
}

export const useListFilters = (columns: readonly RegisterColumn[]): Filter[] => {
  const { year } = useSession()
  const districts = useUnits('district')
  const communes = useUnits('commune')
  const villages = useVillageChoices()
  const optionsOf = (key: RegisterColumn['key']) =>
    Object.entries(columns.find(column => column.key === key)?.options ?? {}).map(([value, label]) => ({ value, label }))
  const below = districts.length > 0
  return [
    {
      key: 'unitId',
      label: say('registerScreens.unit'),
      options: [
        ...districts.map(unit => ({ value: unit.id, label: unit.fullName })),
        ...communes.map(unit => ({
          value: unit.id,
          label: below && unit.parentName ? `${unit.fullName}, ${unit.parentName}` : unit.fullName,
        })),
      ],
    },
    { key: 'craft', label: say('registerScreens.craft'), options: optionsOf('craft') },
    { key: 'kind', label: say('registerScreens.kind'), options: optionsOf('kind') },
    {
      key: 'open',
      label: say('registerList.standing'),
      options: [
        { value: 'open', label: say('registerList.open') },
        { value: 'closed', label: say('registerList.closed') },
      ],
    },
    {
      key: 'supported',
      label: say('registerList.support'),
      options: [
        { value: 'never', label: say('registerList.supportNever') },
        { value: 'ever', label: say('registerList.supportEver') },
        ...Array.from({ length: years }, (_, back) => String(year - back)).map(value => ({
          value,
          label: say('registerList.supportedYear', { year: value }),
        })),
      ],
    },
    {
      key: 'village',
      label: say('registerScreens.village'),
      rare: true,
      options: villages.map(({ code, name, unitName }) => ({ value: code, label: unitName ? `${name}, ${unitName}` : name })),
    },
    { key: 'sector', label: say('registerList.sectorLabel'), rare: true, options: optionsOf('sector') },
    { key: 'workers', label: say('registerList.workersLabel'), rare: true, kind: 'range', say: workersWord, options: [] },
    states('exporting', say('registerList.exportLabel'), exportingOptions),
    states('supportingIndustry', say('registerList.supportingLabel'), supportingOptions),
    states('womenOwned', say('registerList.womenLabel'), womenOptions),
    // Of a household it tells of its owner: asked by those who may see it.
    ...(columns.some(({ key }) => key === 'minorityOwned')
      ? [states('minorityOwned', say('registerList.minorityLabel'), minorityOptions)]
      : []),
    states('difficultArea', say('registerList.difficultArea'), difficultOptions),
    {
      key: 'taxCode',
      label: say('registerScreens.taxCode'),
      rare: true,
      options: named(say('registerList.taxHeldChip'), say('registerList.taxMissingChip')),
    },
    {
      key: 'phone',
      label: say('registerScreens.phone'),
      rare: true,
      options: named(say('registerList.phoneHeldChip'), say('registerList.phoneMissingChip')),
    },
    {
      key: 'changed',
      label: say('registerList.changedLabel'),
      rare: true,
      kind: 'day',
      say: day => say('registerList.changedChip', { day: date(day) }),
      options: [],
    },
  ]
}

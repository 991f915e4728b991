/** What the screens of villages and artisans read from the server, and what they share. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FieldModel } from '../../../kernel/entity.ts'
import { get } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { actsOf } from '../../../web/ui/acts.ts'
import type { Filter } from '../../../web/ui/Filters.tsx'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Act } from '../../../web/ui/Timeline.tsx'
import type { Kind } from '../../../web/ui/tones.ts'
import { type Sentence, say } from '../../../words/say.ts'
import { crafts } from '../../reference/catalog.schema.ts'
import type { listArtisans, openArtisan } from '../artisans.actions.ts'
import type { listVillages, openVillage } from '../villages.actions.ts'
import type { Recognition } from '../villages.rules.ts'

export type VillageRow = Sent<Awaited<ReturnType<typeof listVillages>>>[number]
export type VillageData = Sent<Awaited<ReturnType<typeof openVillage>>>
export type ArtisanRow = Sent<Awaited<ReturnType<typeof listArtisans>>>[number]
export type ArtisanData = Sent<Awaited<ReturnType<typeof openArtisan>>>

/** Who writes; the same people as of the routes. */
export const villageEditors = ['appraiser', 'centre_officer', 'leader'] as const
export const artisanEditors = ['local_officer', ...villageEditors] as const

export const villageKey = (code: string) => ['village', code] as const
export const artisanKey = (code: string) => ['artisan', code] as const
/** `query` as it stands in the address of the request: '?craft=lacquer'. */
export const useVillageList = (query: string) =>
  useQuery({
    queryKey: ['villages', query],
    queryFn: ({ signal }) => get<VillageRow[]>(`/api/villages${query}`, signal),
    placeholderData: keepPreviousData,
  })
export const useVillage = (code: string) =>
  useQuery({
    queryKey: villageKey(code),
    queryFn: ({ signal }) => get<VillageData>(`/api/villages/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
export const useArtisanList = (query: string) =>
  useQuery({
    queryKey: ['artisans', query],
    queryFn: ({ signal }) => get<ArtisanRow[]>(`/api/artisans${query}`, signal),
    placeholderData: keepPreviousData,
  })
export const useArtisan = (code: string) =>
  useQuery({
    queryKey: artisanKey(code),
    queryFn: ({ signal }) => get<ArtisanData>(`/api/artisans/${encodeURIComponent(code)}`, signal),
    enabled: code !== '',
  })
/** The fields of a form, as the server declares them. */
export const useFields = (of: 'villages' | 'artisans', enabled: boolean) =>
  useQuery({
    queryKey: ['form', of],
    queryFn: ({ signal }) => get<FieldModel[]>(`/api/${of}/form`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })

export const recognitionKinds: Readonly<Record<Recognition, Kind>> = {
  recognised: 'done',
  withdrawn: 'refused',
  not_yet: 'waiting',
  unknown: 'unknown',
}
export const optionsOf = (list: Readonly<Record<string, string>>) => Object.entries(list).map(([value, label]) => ({ value, label }))
export const craftFilter = (label: string): Filter => ({ key: 'craft', label, options: optionsOf(crafts) })

interface UnitLine {
  id: string
  fullName: string
  parentName: string | null
}
const useUnits = (query: string, enabled = true) =>
  useQuery({
    queryKey: ['units', query],
    queryFn: ({ signal }) => get<UnitLine[]>(`/api/units${query}`, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  }).data ?? []
/** A filter by place: districts and communes of today, and the one that the map led from, which may begin later. */
export const useUnitFilter = (chosen: string | undefined): Filter => {
  const districts = useUnits('?level=district')
  const communes = useUnits('?level=commune')
  const known = [...districts, ...communes]
  const later = useUnits(
    '?level=commune&on=2025-07-01',
    chosen !== undefined && communes.length > 0 && !known.some(({ id }) => id === chosen),
  )
  return {
    key: 'unitId',
    label: say('villages.unit'),
    options: [...known, ...later.filter(({ id }) => id === chosen)].map(({ id, fullName, parentName }) => ({
      value: id,
      label: districts.length && parentName && !districts.some(each => each.id === id) ? `${fullName}, ${parentName}` : fullName,
    })),
  }
}

type ServerAct = VillageData['acts'][number]
const actWords: Readonly<Record<string, Sentence>> = {
  create: 'villages.actCreate',
  correct: 'villages.actCorrect',
  imported: 'villages.actImported',
  recognise: 'villages.actRecognise',
  withdraw: 'villages.actWithdraw',
  amend: 'villages.actAmend',
  merged: 'villages.actMerge',
  unmerged: 'villages.actUnmerge',
  repointed: 'villages.actRepointed',
  pointed_back: 'villages.actPointedBack',
}
/** The acts on a record newest first, an import with the row of the workbook that it came from. */
export const villageActs = (acts: readonly ServerAct[], sources: VillageData['sources']): Act[] =>
  actsOf(acts, ({ action, recordId }) => ({
    act: say(actWords[action] ?? 'villages.actOther'),
    ...(action === 'imported'
      ? {
          details: sources
            .filter(each => each.recordId === recordId)
            .map(({ file, sheet, row, day }) => ({
              label: say('villages.source'),
              value: say('villages.sourceRow', { file, sheet, row, day: date(day) }),
            })),
        }
      : {}),
  }))

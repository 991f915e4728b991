/** What the map's screen reads, how its figures are said, and where a commune leads. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { money, moneyShort, number } from '../../../web/format.ts'
import { queryOf } from '../../../web/ui/query.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import { say } from '../../../words/say.ts'
import type { RegisterMapData } from '../map.actions.ts'
import { type MapMeasureCode, mapMeasures } from '../map.schema.ts'

export type MapData = Sent<RegisterMapData>
export type MapCommune = MapData['communes'][number]

export interface MapQuestion {
  year?: string | undefined
  craft?: string | undefined
  measure?: string | undefined
}
export const useRegisterMap = (question: MapQuestion) =>
  useQuery({
    queryKey: ['register-map', question],
    queryFn: ({ signal }) => get<MapData>(`/api/register/map${queryOf({ ...question })}`, signal),
    placeholderData: keepPreviousData,
  })

/** '12 cơ sở', '1.234.567 ₫'. */
export const sayMeasure = (measure: MapMeasureCode, value: number): string =>
  measure === 'support' ? money(value) : `${number(value)} ${mapMeasures[measure].unit}`
/** The number alone, money in millions: for the legend, the table, the map itself. */
export const sayFigure = (measure: MapMeasureCode, value: number): string => (measure === 'support' ? moneyShort(value) : number(value))

/** The register's list that tells the commune's figure: its establishments, artisans or villages. */
export const listOf = ({ measure, craft, year, day }: MapData, unitId: string): string => {
  const where = { unitId, craft: craft ?? undefined }
  if (measure === 'artisans') return `/so-bo${queryOf({ tab: 'artisans', ...where })}`
  if (measure === 'villages') return `/so-bo${queryOf({ tab: 'villages', ...where, state: 'recognised', on: day })}`
  const supported = measure === 'projects' || measure === 'support' ? String(year) : undefined
  return `/so-bo${queryOf({ ...where, open: measure === 'establishments' ? 'open' : undefined, supported })}`
}
/** What the link to that list says. */
export const listWords = ({ measure, year }: MapData, commune: string): string =>
  measure === 'artisans'
    ? say('mapScreens.openArtisans', { commune })
    : measure === 'villages'
      ? say('mapScreens.openVillages', { commune })
      : measure === 'projects' || measure === 'support'
        ? say('mapScreens.openSupported', { commune, year })
        : say('mapScreens.openEstablishments', { commune })

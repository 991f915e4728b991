/** What the map of communes counts. */
import { say } from '../../words/say.ts'

export interface MapMeasure {
  label: string
  /** After a number in a sentence: '12 cơ sở'. */
  unit: string
  definition: string
  money?: true
}
const measure = (label: string, unit: string, definition: string): MapMeasure => ({ label, unit, definition })
export const mapMeasures = {
  establishments: measure(say('mapScreens.establishments'), say('mapScreens.unitEstablishment'), say('mapScreens.defEstablishments')),
  projects: measure(say('mapScreens.projects'), say('mapScreens.unitProject'), say('mapScreens.defProjects')),
  support: { ...measure(say('mapScreens.support'), '₫', say('mapScreens.defSupport')), money: true },
  designs: measure(say('mapScreens.designs'), say('mapScreens.unitDesign'), say('mapScreens.defDesigns')),
  artisans: measure(say('mapScreens.artisans'), say('mapScreens.unitArtisan'), say('mapScreens.defArtisans')),
  villages: measure(say('mapScreens.villages'), say('mapScreens.unitVillage'), say('mapScreens.defVillages')),
} as const satisfies Record<string, MapMeasure>
export type MapMeasureCode = keyof typeof mapMeasures
export const mapMeasureCodes = Object.keys(mapMeasures) as [MapMeasureCode, ...MapMeasureCode[]]
/** A number for each measure: records, or whole đồng. */
export type MapValues = Record<MapMeasureCode, number>
/** A class of the legend: values from `from` to `to`, both met; how many communes are in it. */
export interface MapClass {
  from: number
  to: number
  count: number
}

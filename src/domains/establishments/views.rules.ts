/** How a view is read and said: its range of workers, its units through time, its sentence. */
import { addDays, type Day, sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { crafts } from '../reference/catalog.schema.ts'
import { type UnitIndex, validOn } from '../reference/units.rules.ts'
import { establishmentKinds } from './establishments.schema.ts'
import {
  difficultOptions,
  exportingOptions,
  minorityOptions,
  openOptions,
  type RegisterFilter,
  supportingOptions,
  supportOptions,
  womenOptions,
} from './views.schema.ts'

/** '10-50' → { from: 10, to: 50 }; an open end is absent. */
export const workersOf = (range: string | undefined): { from?: number; to?: number } => {
  const [from, to] = (range ?? '').split('-')
  return { ...(from && { from: Number(from) }), ...(to && { to: Number(to) }) }
}

/**
 * Every unit whose records belong to a chosen one on the day: all below it, those that went into it, and, when it has ended
 * itself, all that was below it and whoever certainly followed.
 */
export const unitsBelow = (units: UnitIndex, unitId: string, day: Day): string[] => {
  const chosen = units.unit(unitId)
  if (!chosen) return [unitId]
  // One that begins later, as on the map of 2025's communes: what will certainly go into it.
  if (chosen.validFrom > day) return [...new Set([unitId, ...units.territory(unitId, chosen.validFrom)])]
  if (validOn(chosen, day) || !chosen.validUntil) return [...new Set([unitId, ...units.territory(unitId, day)])]
  const then = [unitId, ...units.subtree(unitId, addDays(chosen.validUntil, -1))]
  const after = then.map(id => units.successorsOf(id, day)).flatMap(({ certain, units: next }) => (certain ? next : []))
  return [...new Set([...then, ...after.flatMap(id => [id, ...units.territory(id, day)])])]
}

/** A commune with what stands above it below the province: 'Xã Duyên Thái, Huyện Thường Tín'. */
export const placeIn = (units: UnitIndex, unitId: string): string =>
  units
    .ancestors(unitId)
    .filter(each => each.level !== 'province' || each.id === unitId)
    .map(each => each.fullName)
    .join(', ')

/** Names of what a filter points to. */
export interface FilterNames {
  unit?: string | undefined
  village?: string | undefined
}
const inText = (text: string) => text.charAt(0).toLowerCase() + text.slice(1)
const workersText = (range: string) => {
  const { from, to } = workersOf(range)
  if (from === undefined) return say('registerList.workersTo', { to: sayNumber(to ?? 0) })
  if (to === undefined) return say('registerList.workersFrom', { from: sayNumber(from) })
  return from === to
    ? say('registerList.workersJust', { count: sayNumber(from) })
    : say('registerList.workersRange', { from: sayNumber(from), to: sayNumber(to) })
}
const supportText = (supported: string) =>
  supported === 'never' || supported === 'ever' ? inText(supportOptions[supported]) : say('registerList.supportedIn', { year: supported })

/** Each condition of a filter in words, in a fixed order. */
export const conditionsOf = (filter: RegisterFilter, names: FilterNames = {}): string[] => {
  const { q, unitId, village, craft, kind, sector, workers, exporting, open, taxCode, phone, supported, changed } = filter
  const { supportingIndustry, womenOwned, minorityOwned, difficultArea } = filter
  return [
    unitId && (names.unit ?? say('registerList.someUnit')),
    village && say('registerList.inVillage', { name: names.village ?? village }),
    craft && inText(crafts[craft]),
    kind && inText(establishmentKinds[kind]),
    sector && (sector === 'none' ? say('registerList.noSector') : say('registerList.sectorIs', { sector })),
    workers && workersText(workers),
    exporting && inText(exportingOptions[exporting]),
    supportingIndustry && inText(supportingOptions[supportingIndustry]),
    womenOwned && inText(womenOptions[womenOwned]),
    minorityOwned && inText(minorityOptions[minorityOwned]),
    difficultArea && inText(difficultOptions[difficultArea]),
    open && inText(openOptions[open]),
    taxCode && say(taxCode === 'has' ? 'registerList.taxHeld' : 'registerList.taxMissing'),
    phone && say(phone === 'has' ? 'registerList.phoneHeld' : 'registerList.phoneMissing'),
    supported && supportText(supported),
    changed && say('registerList.changedSince', { day: sayDay(changed) }),
    q && say('registerList.containing', { text: q }),
  ].filter(part => typeof part === 'string' && part !== '') as string[]
}
/** A filter as one sentence part: 'Huyện Thường Tín, sơn mài, đang hoạt động'; without conditions, the whole register. */
export const sayFilter = (filter: RegisterFilter, names: FilterNames = {}): string =>
  conditionsOf(filter, names).join(', ') || say('registerList.everything')

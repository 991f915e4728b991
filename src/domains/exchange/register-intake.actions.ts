/** Brings the register's workbook in: craft villages, establishments, then artisans. */

import { say } from '../../words/say.ts'
import { artisansByCode, takeInArtisans } from '../establishments/artisans-intake.actions.ts'
import { searchTextOf } from '../establishments/establishments.actions.ts'
import * as register from '../establishments/intake.actions.ts'
import { taxCodeProblem } from '../establishments/taxcode.rules.ts'
import { villageSearch } from '../establishments/villages.rules.ts'
import { distinct, type Env, intake, type SheetIntake, withComing } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'
import { artisanSheet, establishmentSheet, villageSheet } from './register-sheets.schema.ts'

/** The commune that a cell names on the day of the import; reports what is wrong with it. */
const communeOf = <V extends { place?: string | null | undefined }>(line: ReadLine<V>, env: Env) => {
  const { place } = line.values
  if (!place) return null
  const answer = env.place(place, env.today, ['commune'])
  if ('unit' in answer) return answer
  line.fail('place' as keyof V & string, answer.cause, answer.reason, answer.fix)
  return undefined
}

/** A code that was merged away is nobody's to fill in again. */
const mergedWords = (stored: object) =>
  (stored as { mergedInto?: string | null }).mergedInto ? ([say('exchange.mergedAway'), say('exchange.mergedAwayFix')] as const) : undefined

export const registerIntakes = (): SheetIntake[] => [
  intake({
    sheet: villageSheet,
    entity: 'village',
    load: async () => undefined,
    prepare: (line, _, env) => {
      const { place: _place, ...values } = line.values
      const commune = communeOf(line, env)
      if (values.recognisedOn && values.withdrawnOn && values.withdrawnOn < values.recognisedOn)
        line.fail('withdrawnOn', 'date_order', say('exchange.withdrawnFirst'), say('exchange.withdrawnFirstFix'))
      const search = villageSearch(values, commune?.name ?? null)
      return { id: env.newId('village', values.code), ...values, unitId: commune?.unit.id ?? null, search }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      register.storedVillages(
        env.tx,
        records.map(record => record.code),
      ),
    existsWords: mergedWords,
    save: (_, tx, records) => register.takeInVillages(tx, records),
    recorded: ({ search: _search, ...record }) => record,
  }),
  intake({
    sheet: establishmentSheet,
    entity: 'establishment',
    load: async (env, values) => {
      const codes = distinct(values.map(value => value.villageCode))
      return withComing(env, 'village', codes, await register.villagesByCode(env.tx, codes))
    },
    prepare: (line, villages, env) => {
      const { place: _place, villageCode, ...values } = line.values
      const commune = communeOf(line, env)
      const village = linked(line, 'villageCode', villageCode, villages, say('exchange.inVillages'))
      const tax = values.taxCode ? taxCodeProblem(values.taxCode, values.kind, env.today) : undefined
      if (tax?.level === 'error') line.fail('taxCode', 'tax_code', tax.says, tax.fix)
      else if (tax) line.warn('taxCode', 'tax_code', tax.says, tax.fix)
      if (!commune) return undefined
      return {
        id: env.newId('establishment', values.code),
        ...values,
        unitId: commune.unit.id,
        villageId: village?.id ?? null,
        search: searchTextOf(values, commune.name),
      }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      register.storedEstablishments(
        env.tx,
        records.map(record => record.code),
      ),
    existsWords: mergedWords,
    save: (_, tx, records) => register.takeInEstablishments(tx, records),
    recorded: register.recordedEstablishment,
  }),
  intake({
    sheet: artisanSheet,
    entity: 'artisan',
    load: async (env, values) => {
      const villages = distinct(values.map(value => value.villageCode))
      const establishments = distinct(values.map(value => value.establishmentCode))
      return {
        villages: await withComing(env, 'village', villages, await register.villagesByCode(env.tx, villages)),
        establishments: await withComing(env, 'establishment', establishments, await register.establishmentsByCode(env.tx, establishments)),
      }
    },
    prepare: (line, { villages, establishments }, env) => {
      const { place: _place, villageCode, establishmentCode, ...values } = line.values
      const commune = communeOf(line, env)
      const village = linked(line, 'villageCode', villageCode, villages, say('exchange.inVillages'))
      const establishment = linked(line, 'establishmentCode', establishmentCode, establishments, say('exchange.inRegister'))
      if (!commune) return undefined
      return {
        id: env.newId('artisan', values.code),
        ...values,
        unitId: commune.unit.id,
        villageId: village?.id ?? null,
        establishmentId: establishment?.id ?? null,
      }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      artisansByCode(
        env.tx,
        records.map(record => record.code),
      ),
    existsWords: mergedWords,
    save: (_, tx, records) => takeInArtisans(tx, records),
  }),
]

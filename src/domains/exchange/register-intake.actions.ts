/** Brings the register's workbook in: craft villages, establishments, then artisans. */

import { say } from '../../words/say.ts'
import { artisansByCode, takeInArtisans } from '../establishments/artisans-intake.actions.ts'
import { phoneProblem } from '../establishments/contacts.rules.ts'
import { searchTextOf } from '../establishments/establishments.actions.ts'
import * as register from '../establishments/intake.actions.ts'
import { taxCodeProblem } from '../establishments/taxcode.rules.ts'
import { type Period, periodProblems, villageSearch } from '../establishments/villages.rules.ts'
import { distinct, type Env, intake, type SheetIntake, withComing } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'
import { artisanSheet, establishmentSheet, recognitionSheet, villageSheet } from './register-sheets.schema.ts'

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

/** Reports what is wrong with the days of a period beside the village's other ones. */
const checkPeriod = <V extends { recognisedOn?: string | null | undefined; withdrawnOn?: string | null | undefined }>(
  line: ReadLine<V>,
  others: readonly Period[],
  env: Env,
) => {
  const { recognisedOn = null, withdrawnOn = null } = line.values
  const [problem] = periodProblems({ recognisedOn, withdrawnOn }, others, env.today)
  if (problem) line.fail(problem.path as keyof V & string, 'date_order', problem.message, problem.fix ?? say('exchange.withdrawnFirstFix'))
}

/** Reports a telephone number that cannot be one. */
const checkPhone = <V extends { phone?: string | null | undefined }>(line: ReadLine<V>) => {
  const wrong = line.values.phone ? phoneProblem(line.values.phone) : undefined
  if (wrong) line.fail('phone' as keyof V & string, 'phone', wrong.says, wrong.fix)
}

export const registerIntakes = (): SheetIntake[] => [
  intake({
    sheet: villageSheet,
    entity: 'village',
    load: async () => undefined,
    prepare: (line, _, env) => {
      const { place: _place, recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn, ...values } = line.values
      const commune = communeOf(line, env)
      checkPeriod(line, [], env)
      const search = villageSearch(values, commune?.name ?? null)
      const id = env.newId('village', values.code)
      const said = register.saidOfPeriod({ villageId: id, id, recognitionNumber, recognisedOn, withdrawalNumber, withdrawnOn })
      const period = Object.values(said).some(value => value !== null)
        ? { id: env.newId('village_recognition', values.code), villageId: id, ...said }
        : null
      return { id, ...values, unitId: commune?.unit.id ?? null, search, period }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) => register.storedVillages(env.tx, records),
    compared: register.comparedVillage,
    existsWords: mergedWords,
    save: (_, tx, records) => register.takeInVillages(tx, records),
    recorded: register.recordedVillageTold,
  }),
  intake({
    sheet: recognitionSheet,
    entity: 'village_recognition',
    load: async (env, values) => {
      const codes = distinct(values.map(value => value.villageCode))
      const villages = await withComing(env, 'village', codes, await register.villagesByCode(env.tx, codes))
      const periods = await register.periodsByVillage(
        env.tx,
        [...villages.values()].map(village => village.id),
      )
      return { villages, periods }
    },
    prepare: (line, { villages, periods }, env) => {
      const { villageCode, ...values } = line.values
      const village = linked(line, 'villageCode', villageCode, villages, say('exchange.inVillages'))
      if (!village) return undefined
      const others = (periods.get(village.id) ?? []).filter(period => period.recognisedOn !== values.recognisedOn)
      checkPeriod(line, others, env)
      return { id: env.newId('village_recognition', `${villageCode} ${values.recognisedOn}`), villageId: village.id, ...values }
    },
    key: record => `${record.villageId} ${record.recognisedOn}`,
    keyColumn: 'villageCode',
    keyText: values => values.villageCode,
    existing: async (_env, _records, { periods }) =>
      new Map([...periods.values()].flat().map(period => [`${period.villageId} ${period.recognisedOn}`, period])),
    save: (_, tx, records) => register.takeInPeriods(tx, records),
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
      checkPhone(line)
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
      checkPhone(line)
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

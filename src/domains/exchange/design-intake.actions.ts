/** Brings the sheet of designs in: new ones are registered; of those that are there already, it says what the file writes otherwise. */
import { sayDay } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/log.ts'
import type { ValuesOf } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import * as designs from '../designs/designs.actions.ts'
import { type DesignRow, namedOwners } from '../designs/designs.schema.ts'
import { designSheet } from '../designs/sheet.schema.ts'
import { establishmentsByCode } from '../establishments/intake.actions.ts'
import * as briefs from '../trade/briefs.actions.ts'
import { distinct, intake } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'

type Line = ReadLine<ValuesOf<typeof designSheet>>
/** Reports what cannot be of a design, whatever else the register holds. */
const check = (line: Line, today: string) => {
  const { code, original, copyFoundOn, copyReason, ownerKind, ownerName, priceMin, priceMax, disclosedOn } = line.values
  if (original === code) line.fail('original', 'check', say('exchange.ownVariant'), say('exchange.ownVariantFix'))
  if (copyFoundOn && !copyReason) line.fail('copyReason', 'required', say('exchange.copyReason'), say('exchange.copyReasonFix'))
  if (ownerName && !(ownerKind && namedOwners.includes(ownerKind)))
    line.fail('ownerName', 'check', say('exchange.ownerElsewhere'), say('exchange.ownerElsewhereFix'))
  if (typeof priceMin === 'number' && typeof priceMax === 'number' && priceMin > priceMax)
    line.fail('priceMax', 'check', say('exchange.priceOrder'), say('exchange.priceOrderFix'))
  if (disclosedOn && disclosedOn > today) {
    const words = { column: say('exchange.disclosedOn'), day: sayDay(disclosedOn), today: sayDay(today) }
    line.fail('disclosedOn', 'date_future', say('exchange.dateFuture', words), say('exchange.dateFutureFix'))
  }
}
/** What a row says of a design: a blank cell, or a column that the file does not have, says nothing of one that is registered. */
const saidOf = <R extends object>(record: R) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
const linkColumns: Readonly<Record<string, string>> = { establishmentId: 'establishmentCode', variantOf: 'original', briefId: 'briefCode' }
const headers = new Map(designSheet.columns.map(({ key, header }) => [key, header]))
/** Headers of the columns in which a row differs from the register. */
const differing = (stored: DesignRow, record: object): string[] =>
  Object.entries(saidOf(record))
    .filter(([key, value]) => key !== 'id' && canonical(value) !== canonical(stored[key as keyof DesignRow] ?? null))
    .map(([key]) => headers.get(linkColumns[key] ?? key) ?? key)

export const designIntake = () =>
  intake({
    sheet: designSheet,
    entity: 'design',
    whole: true,
    load: async (env, values) => {
      const codes = distinct([...values.map(value => value.code), ...values.map(value => value.original)])
      const stored = await designs.designsByCode(env.tx, codes)
      // A variant may stand above its original, so ids are given to the whole sheet first.
      const fresh = values.filter(value => !stored.has(value.code)).map(({ code }) => [code, { id: env.newId('design', code) }] as const)
      return {
        ids: new Map<string, { id: string }>([...stored, ...fresh]),
        establishments: await establishmentsByCode(env.tx, distinct(values.map(value => value.establishmentCode))),
        briefs: await briefs.briefsByCode(env.tx, distinct(values.map(value => value.briefCode))),
      }
    },
    prepare: (line, links, env) => {
      const { establishmentCode, original, briefCode, ...values } = line.values
      const establishment = linked(line, 'establishmentCode', establishmentCode, links.establishments, say('exchange.inRegister'))
      const variantOf = linked(line, 'original', original, links.ids, say('exchange.inDesigns'))
      const brief = linked(line, 'briefCode', briefCode, links.briefs, say('exchange.inBriefs'))
      check(line, env.today)
      const id = links.ids.get(values.code)?.id ?? ''
      return { id, ...values, establishmentId: establishment?.id ?? null, variantOf: variantOf?.id ?? null, briefId: brief?.id ?? null }
    },
    key: record => record.code,
    keyColumn: 'code',
    keyText: values => values.code,
    existing: (env, records) =>
      designs.designsByCode(
        env.tx,
        records.map(record => record.code),
      ),
    compared: saidOf,
    existsWords: (stored, record) => {
      const columns = differing(stored as DesignRow, record).join(', ')
      return [say('exchange.designExists', { code: record.code, columns }), say('exchange.designExistsFix')]
    },
    rank: record => (record.variantOf ? 1 : 0),
    save: (_, tx, records) => designs.takeInDesigns(tx, records),
    recorded: designs.recordedDesign,
  })

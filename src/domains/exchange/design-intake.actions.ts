/** Brings the sheet of designs in: new ones are registered; of those that are there already, it says what the file writes otherwise. */
import { type Day, sayDay } from '../../kernel/dates.ts'
import { canonical } from '../../kernel/log.ts'
import type { ValuesOf } from '../../kernel/sheet.ts'
import { say } from '../../words/say.ts'
import * as designs from '../designs/designs.actions.ts'
import { type DesignRow, namedOwners } from '../designs/designs.schema.ts'
import { designSheet } from '../designs/sheet.schema.ts'
import { establishmentsByCode } from '../establishments/intake.actions.ts'
import * as briefs from '../trade/briefs.actions.ts'
import { distinct, type Env, intake } from './intake.actions.ts'
import type { ReadLine } from './lines.rules.ts'
import { linked } from './links.rules.ts'

const headers = new Map<string, string>(designSheet.columns.map(({ key, header }) => [key, header]))
type Values = ValuesOf<typeof designSheet>
type Line = ReadLine<Values>
const wrong = (line: Line, key: keyof Values & string, problem: readonly [cause: string, reason: string, fix: string]) =>
  line.fail(key, ...problem)
const days = ['madeOn', 'declaredOn', 'disclosedOn', 'acceptedOn', 'copyFoundOn'] as const
/** Days that have not come, unless the run leaves them out by itself, and days in an order that cannot be. */
const checkDays = (line: Line, { today, leaveOutAfter }: Env) => {
  const { madeOn, declaredOn, acceptedOn, copyFoundOn } = line.values
  for (const key of days) {
    const day = line.values[key]
    if (!day || day <= today || leaveOutAfter) continue
    const words = { column: headers.get(key) ?? key, day: sayDay(day), today: sayDay(today) }
    wrong(line, key, ['date_future', say('exchange.dateFuture', words), say('exchange.dateFutureFix')])
  }
  const order = (
    key: 'declaredOn' | 'disclosedOn' | 'acceptedOn' | 'copyFoundOn',
    day: Day | null | undefined,
    before: 'madeOn' | 'declaredOn',
  ) => {
    const first = line.values[before]
    if (!day || day >= first) return
    const words = { column: headers.get(key) ?? key, day: sayDay(day), before: headers.get(before) ?? before, first: sayDay(first) }
    wrong(line, key, ['date_order', say('exchange.designOrder', words), say('exchange.endsFirstFix')])
  }
  order('declaredOn', declaredOn, 'madeOn')
  order('disclosedOn', line.values.disclosedOn, 'madeOn')
  if (declaredOn >= madeOn) {
    order('acceptedOn', acceptedOn, 'declaredOn')
    order('copyFoundOn', copyFoundOn, 'declaredOn')
  }
}
/** Reports what a new design cannot be. */
const check = (line: Line, env: Env) => {
  const { code, original, acceptedOn, copyFoundOn, copyReason, ownerKind, ownerName, priceMin, priceMax } = line.values
  if (original === code) line.fail('original', 'check', say('exchange.ownVariant'), say('exchange.ownVariantFix'))
  if (copyFoundOn && !copyReason) line.fail('copyReason', 'required', say('exchange.copyReason'), say('exchange.copyReasonFix'))
  if (ownerName && !(ownerKind && namedOwners.includes(ownerKind)))
    line.fail('ownerName', 'check', say('exchange.ownerElsewhere'), say('exchange.ownerElsewhereFix'))
  if (typeof priceMin === 'number' && typeof priceMax === 'number' && priceMin > priceMax)
    line.fail('priceMax', 'check', say('exchange.priceOrder'), say('exchange.priceOrderFix'))
  if (!env.mayBringHistory)
    for (const key of ['acceptedOn', 'copyFoundOn'] as const)
      if (key === 'acceptedOn' ? acceptedOn : copyFoundOn)
        line.fail(key, 'history', say('exchange.decidedLeader'), say('exchange.decidedLeaderFix'))
  checkDays(line, env)
}
/** What a row says of a design: a blank cell, or a column that the file does not have, says nothing of one that is registered. */
const saidOf = <R extends object>(record: R) => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== null))
const linkColumns: Readonly<Record<string, string>> = { establishmentId: 'establishmentCode', variantOf: 'original', briefId: 'briefCode' }
/** The columns in which a row differs from the register. */
const differing = (stored: DesignRow, record: object) =>
  Object.entries(saidOf(record))
    .filter(([key, value]) => key !== 'id' && canonical(value) !== canonical(stored[key as keyof DesignRow] ?? null))
    .map(([key]) => (linkColumns[key] ?? key) as keyof Values & string)

interface Links {
  stored: ReadonlyMap<string, DesignRow>
  /** How each code is written where it stands first, the register before the sheet, by the code in small letters. */
  written: ReadonlyMap<string, string>
  fresh: ReadonlyMap<string, { id: string; original: string | null | undefined }>
}
/** The design that is no variant itself, by the code that a new row gives; 'circle' when none of them is. */
const originalOf = (line: Line, { stored, fresh }: Links): { id: string } | 'circle' | undefined => {
  const met = new Set([line.values.code])
  for (let code = line.values.original ?? ''; ; ) {
    const known = stored.get(code)
    if (known) return { id: known.variantOf ?? known.id }
    const coming = fresh.get(code)
    if (!coming?.original) return coming
    if (met.has(code)) return 'circle'
    met.add(code)
    code = coming.original
  }
}
/** What a row points to: of a design that is there as it is written, of a new one the original of its whole family. */
const variedBy = (line: Line, links: Links): string | null => {
  const { code, original } = line.values
  if (!original) return null
  const named = linked(
    line,
    'original',
    original,
    new Map<string, { id: string }>([...links.fresh, ...links.stored]),
    say('exchange.inDesigns'),
  )
  if (!named || original === code || links.stored.has(code)) return named?.id ?? null
  const first = originalOf(line, links)
  if (first === 'circle') line.fail('original', 'check', say('exchange.variantCircle', { code }), say('exchange.variantCircleFix'))
  return first && first !== 'circle' ? first.id : named.id
}

export const designIntake = () =>
  intake({
    sheet: designSheet,
    entity: 'design',
    whole: true,
    load: async (env, values) => {
      const codes = distinct([...values.map(value => value.code), ...values.map(value => value.original)])
      const stored = await designs.designsByCode(env.tx, codes)
      // A variant may stand above its original, so ids are given to the whole sheet first.
      const fresh = values
        .filter(({ code }) => !stored.has(code))
        .map(({ code, original }) => [code, { id: env.newId('design', code), original }] as const)
      const written = new Map<string, string>()
      const alike = await designs.codesAlike(env.tx, codes)
      for (const code of [...alike, ...values.map(value => value.code)])
        if (!written.has(code.toLowerCase())) written.set(code.toLowerCase(), code)
      return {
        stored,
        written,
        fresh: new Map(fresh),
        establishments: await establishmentsByCode(env.tx, distinct(values.map(value => value.establishmentCode))),
        briefs: await briefs.briefsByCode(env.tx, distinct(values.map(value => value.briefCode))),
      }
    },
    prepare: (line, links, env) => {
      const { establishmentCode, original: _, briefCode, ...values } = line.values
      const establishment = linked(line, 'establishmentCode', establishmentCode, links.establishments, say('exchange.inRegister'))
      const variantOf = variedBy(line, links)
      const brief = linked(line, 'briefCode', briefCode, links.briefs, say('exchange.inBriefs'))
      const stored = links.stored.get(values.code)
      // What is there already was judged when it came; a row only says where it differs.
      if (!stored) check(line, env)
      const first = links.written.get(values.code.toLowerCase())
      if (!stored && first !== undefined && first !== values.code)
        line.fail('code', 'duplicate', say('exchange.codeAlike', { code: values.code, first }), say('exchange.codeAlikeFix', { first }))
      const id = (stored ?? links.fresh.get(values.code))?.id ?? ''
      return { id, ...values, establishmentId: establishment?.id ?? null, variantOf, briefId: brief?.id ?? null }
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
    existsCells: (stored, record) =>
      differing(stored as DesignRow, record).map(key => ({
        key,
        reason: say('exchange.designExists', { code: record.code }),
        fix: say('exchange.designExistsFix'),
      })),
    rank: record => (record.variantOf ? 1 : 0),
    save: (_, tx, records) => designs.takeInDesigns(tx, records),
    recorded: designs.recordedDesign,
  })

/** Looking for a person through everything that is kept of people, and saying which records an officer confirmed. */
import { type Context, logged } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import type { Tx } from '../../kernel/log.ts'
import { sameName } from '../../kernel/redact.ts'
import { invalid } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { applicationsAbout, applicationsFound } from '../applications/erasure.actions.ts'
import { entriesAbout, entriesFound } from '../contests/erasure.actions.ts'
import { type Described, describer } from './describing.actions.ts'
import * as store from './finding.store.ts'
import { ports } from './privacy.ports.ts'
import type { SubjectKind, SubjectRecord } from './privacy.schema.ts'
import { openRequestRow } from './requests.actions.ts'
import { isEnough, type Search, type Terms, termsOf } from './terms.rules.ts'

const stagedByFile = (rows: Awaited<ReturnType<typeof ports.staged>>) => [...groupBy(rows, row => row.file).values()]

/** Everything that speaks of what is looked for. */
const everything = async (tx: Tx, ctx: Context, terms: Terms): Promise<{ rows: Described[]; withheld: string[] }> => {
  const describe = await describer(ctx)
  const entries = await entriesAbout(tx, ctx, terms, say('privacy.findPurpose'))
  const establishments = await store.findEstablishments(tx, terms)
  const past = await store.findPast(
    tx,
    terms,
    establishments.map(row => row.id),
  )
  const rows = [
    ...establishments.map(row => describe.establishment(row)),
    ...past.map(row => describe.establishment(row, 'past')),
    ...(await store.findArtisans(tx, terms)).map(describe.artisan),
    ...(await store.findTrainees(tx, terms)).map(describe.person),
    ...(await store.findAuthors(tx, terms)).map(describe.design),
    ...(await store.findOwners(tx, terms)).map(describe.owner),
    ...(
      await store.findAccounts(
        tx,
        terms,
        establishments.map(row => row.id),
      )
    ).map(describe.account),
    ...(await applicationsAbout(tx, terms)).map(describe.application),
    ...entries.found.map(describe.entry),
    ...stagedByFile(await ports.staged(tx, terms)).map(describe.staged),
  ]
  return { rows, withheld: entries.withheld }
}
/**
 * Looks for the person of an open request. That it was looked for is logged, not what for.
 * @returns those of exactly that name first; `withheld` names contests that the reader judges, whose entries somebody else looks through
 */
export const findSubject = (ctx: Context, id: string, search: Search) =>
  ctx.db.transaction(async tx => {
    const request = await openRequestRow(tx, id)
    const terms = termsOf(search)
    if (!isEnough(terms)) invalid(say('privacy.searchMore'), [{ path: 'name', message: say('privacy.searchMore') }])
    const { rows, withheld } = await everything(tx, ctx, terms)
    await logged(tx, ctx, { entity: 'personal_request', recordId: request.id, action: 'find' })
    const exact = (item: Described) =>
      terms.name && (sameName(item.title, search.name) || item.facts.some(f => sameName(f.value, search.name))) ? 0 : 1
    return { rows: rows.sort((a, b) => exact(a) - exact(b)), withheld, most: store.mostFound }
  })

export const idsOf = (records: readonly { entity: string; id: string }[], kind: SubjectKind): string[] =>
  records.filter(record => record.entity === kind).map(record => record.id)
/** Confirmed records with what they are. Rows of workbooks are named by file only while they are there. */
export const describeRecords = async (tx: Tx, ctx: Context, records: readonly { entity: string; id: string }[]): Promise<Described[]> => {
  const say = await describer(ctx)
  const staged = idsOf(records, 'staged').map(id => {
    const [job = '', sheet = '', row = '0'] = id.split('|')
    return { id, file: job, sheet, row: Number(row) }
  })
  return [
    ...(await store.establishmentsById(tx, idsOf(records, 'establishment'))).map(row => say.establishment(row)),
    ...(await store.establishmentsById(tx, idsOf(records, 'past'))).map(row => say.establishment(row, 'past')),
    ...(await store.artisansById(tx, idsOf(records, 'artisan'))).map(say.artisan),
    ...(await store.traineesById(tx, idsOf(records, 'person'))).map(say.person),
    ...(await store.authorsById(tx, idsOf(records, 'design'))).map(say.design),
    ...(await store.ownersById(tx, idsOf(records, 'owner'))).map(say.owner),
    ...(await store.accountsById(tx, idsOf(records, 'account'))).map(say.account),
    ...(await applicationsFound(tx, idsOf(records, 'application'))).map(say.application),
    ...(await entriesFound(tx, ctx, idsOf(records, 'entry'))).map(say.entry),
    ...stagedByFile(staged).map(say.staged),
  ]
}
/** Only records that are there can be confirmed; rows of workbooks are taken as they are named. */
export const existing = async (tx: Tx, ctx: Context, records: readonly SubjectRecord[]): Promise<SubjectRecord[]> => {
  const found = (await describeRecords(tx, ctx, records)).flatMap(item => item.records)
  const known = new Set(found.map(({ entity, id }) => `${entity} ${id}`))
  return records.filter(({ entity, id }) => known.has(`${entity} ${id}`))
}
/** Establishments, artisans and trainees with all that was merged with them; the rest as it is. */
export const wholeFamilies = async (tx: Tx, records: readonly { entity: string; id: string }[]): Promise<SubjectRecord[]> => {
  const families = {
    establishment: await store.familyOf(tx, 'establishment', idsOf(records, 'establishment')),
    past: await store.familyOf(tx, 'establishment', idsOf(records, 'past')),
    artisan: await store.familyOf(tx, 'artisan', idsOf(records, 'artisan')),
    person: await store.familyOf(tx, 'person', idsOf(records, 'person')),
    design: idsOf(records, 'design'),
    owner: idsOf(records, 'owner'),
    account: idsOf(records, 'account'),
    application: idsOf(records, 'application'),
    entry: idsOf(records, 'entry'),
    staged: idsOf(records, 'staged'),
  }
  // What is theirs as a whole is not only their past.
  families.past = families.past.filter(id => !families.establishment.includes(id))
  return (Object.keys(families) as SubjectKind[]).flatMap(entity => families[entity].map(id => ({ entity, id })))
}

/** Emptying a person's values in the register: establishments they stand or stood for, artisans. Rows, counts and money stay. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { carriesName, erasedWord } from '../../kernel/redact.ts'
import { say } from '../../words/say.ts'
import { placeName } from '../reference/reference.actions.ts'
import { updateArtisan } from './artisans.store.ts'
import { eraseFromChanges } from './bulk.store.ts'
import { maskTaxCode } from './contacts.rules.ts'
import { actsAbout } from './erasure.rules.ts'
import * as store from './erasure.store.ts'
import { searchTextOf } from './establishments.actions.ts'
import { Artisan, Establishment } from './establishments.schema.ts'
import { updateEstablishment } from './establishments.store.ts'
import { listNames } from './names.store.ts'
import { keptPapers, updatePaper } from './papers.store.ts'

/** Whose values go: `names` are those the person is recorded under. */
export interface Erasing {
  names: readonly string[]
  reason: string
}
/** A 12-digit tax code is its owner's number. */
const isPersonalCode = (taxCode: unknown): boolean => typeof taxCode === 'string' && maskTaxCode(taxCode) !== taxCode

/** Other names that carry the person's name; those of a company are its own. */
const emptyNames = async (tx: Tx, id: string, names: readonly string[]): Promise<void> => {
  const carrying = (await listNames(tx, id)).filter(row => carriesName(row.name, names)).map(row => row.id)
  if (carrying.length) await store.renameNames(tx, carrying, say('training.erased'))
}

/**
 * Empties the papers of a household, which are its owner's own: that there was one of the kind stays, its number, name and file go.
 * @returns the hashes of the files, for the caller to delete once nothing else needs them
 */
const emptyPapers = async (tx: Tx, ctx: Context, id: string): Promise<string[]> => {
  const papers = await keptPapers(tx, id)
  for (const paper of papers)
    await updatePaper(tx, paper.id, { number: null, fileName: erasedWord, sha256: '', size: 0, erasedOn: ctx.today })
  return papers.map(({ sha256 }) => sha256)
}

/**
 * Takes the person who stands for an establishment out of it: row, other names, history, bulk changes; of a household its papers
 * too, and one that is called after them is called by its code.
 * @returns the hashes of papers' files that this record needs no longer
 */
export const eraseEstablishment = async (tx: Tx, ctx: Context, id: string, { names, reason }: Erasing): Promise<string[]> => {
  const row = await store.heldEstablishment(tx, id)
  if (!row) return []
  const versions = await store.versionsInOrder(tx, 'establishment', id)
  const byCode = isPersonalCode(row.taxCode) || versions.some(({ values }) => isPersonalCode(values.taxCode))
  const theirs = row.kind === 'household' && carriesName(row.name, names)
  const name = theirs ? say('privacy.erasedHousehold', { code: row.code }) : row.name
  const taxCode = isPersonalCode(row.taxCode) ? null : row.taxCode
  await updateEstablishment(tx, id, {
    ...Object.fromEntries(Establishment.personal.map(key => [key, null])),
    taxCode,
    name,
    search: searchTextOf({ ...row, name, taxCode }, await placeName(ctx.db, row.unitId)),
  })
  const household = row.kind === 'household'
  if (household) await emptyNames(tx, id, names)
  const files = household ? await emptyPapers(tx, ctx, id) : []
  const fields = [...Establishment.personal, ...(byCode ? ['taxCode'] : [])]
  const gone = [...fields, ...(household ? ['otherName', 'paper', ...(theirs ? ['name'] : [])] : [])]
  await eraseVersions(tx, 'establishment', id, gone)
  await eraseFromChanges(tx, id, gone)
  await logged(tx, ctx, {
    entity: 'establishment',
    recordId: id,
    action: 'erase',
    values: { fields, ...(theirs && { name }), ...(byCode && { taxCode }), ...(files.length && { papers: files.length }) },
    reason,
  })
  return files
}
/** Takes a person out of the history of an establishment that somebody else stands for now: their time in it, nothing of the other's. */
export const erasePast = async (tx: Tx, ctx: Context, id: string, { names, reason }: Erasing): Promise<void> => {
  if (!(await store.heldEstablishment(tx, id))) return
  const about = actsAbout(await store.versionsInOrder(tx, 'establishment', id), names)
  await eraseVersions(tx, 'establishment', id, Establishment.personal, about)
  await logged(tx, ctx, { entity: 'establishment', recordId: id, action: 'erase', values: { past: true }, reason })
}

/** Takes an artisan's name, year of birth and telephone away; title, craft and decision stay. */
export const eraseArtisan = async (tx: Tx, ctx: Context, id: string, reason: string): Promise<void> => {
  const row = await store.heldArtisan(tx, id)
  if (!row) return
  await updateArtisan(tx, id, { name: say('training.erased'), birthYear: null, phone: null })
  await eraseVersions(tx, 'artisan', id, Artisan.personal)
  await eraseFromChanges(tx, id, Artisan.personal)
  await logged(tx, ctx, { entity: 'artisan', recordId: id, action: 'erase', values: { fields: Artisan.personal }, reason })
}

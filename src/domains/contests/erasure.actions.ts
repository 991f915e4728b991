/** Erasing who entered: the entry, its pictures as a design, its prize and every count stay. */
import { type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { type Personal, Redactor } from '../../kernel/redact.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { eraseAuthor } from '../designs/designs.actions.ts'
import { type EntryRow, entryStates, personalOfEntry } from './entries.schema.ts'
import * as store from './entries.store.ts'
import { contestOf, knowsEntrants, loadContest } from './loading.actions.ts'

const forgotten = { name: null, phone: null, address: null, mandate: null }
/** Empties the personal values of an entry and takes its entrant out of its words, its versions and its design. */
const eraseEntrant = async (tx: Tx, ctx: Context, entry: EntryRow, reason: string): Promise<void> => {
  const redactor = new Redactor({ names: entry.name ? [entry.name] : [], numbers: entry.phone ? [entry.phone] : [] })
  await store.updateEntry(tx, entry.id, {
    ...forgotten,
    title: redactor.text(entry.title),
    description: redactor.text(entry.description),
    nameOpen: false,
    erasedOn: ctx.today,
  })
  await eraseVersions(tx, 'contest_entry', entry.id, personalOfEntry)
  if (entry.designId) await eraseAuthor(tx, ctx, entry.designId, reason)
  await logged(tx, ctx, {
    entity: 'contest_entry',
    recordId: entry.id,
    action: 'erase',
    values: { receipt: entry.receipt, fields: [...personalOfEntry] },
    reason,
  })
}
/** An entry as an officer recognises whose it is. */
export interface EntryFound {
  id: string
  receipt: string
  name: string
  phone: string | null
  state: string
}
const foundOf = ({ id, receipt, name, phone, state }: EntryRow): EntryFound => ({
  id,
  receipt,
  name: name ?? receipt,
  phone,
  state: entryStates[state],
})
/** Entries that speak of what is looked for. */
export const entriesAbout = async (tx: Tx, sought: { name: string | null; phone: string | null }): Promise<EntryFound[]> =>
  (await store.entriesSpeaking(tx, sought)).map(foundOf)
export const entriesFound = async (tx: Tx, ids: readonly string[]): Promise<EntryFound[]> => (await store.entriesById(tx, ids)).map(foundOf)
/** Names and numbers that entries hold of the person. */
export const personalOfEntries = async (tx: Tx, ids: readonly string[]): Promise<Personal[]> =>
  (await store.entriesById(tx, ids)).map(({ name, phone }) => ({ names: name ? [name] : [], numbers: phone ? [phone] : [] }))
/** Everything that entries hold of the person, for a copy. */
export const copyOfEntries = async (tx: Tx, ids: readonly string[]) =>
  (await store.entriesById(tx, ids)).map(entry => ({
    id: entry.id,
    record: entry.receipt,
    day: entry.startedAt.slice(0, 10),
    values: (
      [
        [say('contests.copyName'), entry.name],
        [say('contests.copyPhone'), entry.phone],
        [say('contests.copyAddress'), entry.address],
        [say('contests.copyMandate'), entry.mandate],
        [say('contests.copyTitle'), entry.title],
        [say('contests.copyDescription'), entry.description],
      ] as const
    ).flatMap(([field, value]) => (value ? [{ field, value }] : [])),
  }))
export const eraseEntries = async (tx: Tx, ctx: Context, ids: readonly string[], reason: string): Promise<void> => {
  for (const entry of await store.entriesById(tx, ids)) if (!entry.erasedOn) await eraseEntrant(tx, ctx, entry, reason)
}

/** At the entrant's request, from the desk. */
export const eraseFromDesk = (ctx: Context, code: string, receipt: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const contest = await contestOf(tx, code, true)
    if (!(await knowsEntrants(ctx, tx, await loadContest(tx, code)))) refuse(say('contests.revealFirst'))
    const entry = await store.findByReceipt(tx, contest.id, receipt, true)
    if (!entry || entry.erasedOn) return refuse(say('contests.erasedAlready'))
    await eraseEntrant(tx, ctx, entry, reason)
    return { receipt }
  })

/** Erasing who entered: the entry, its design with the pictures that a count rests on, its prize and every count stay; pictures of an entry that never became a design go. */
import { dropUnneeded } from '../../db/kept-files.ts'
import { actorOf, type Context, logged } from '../../kernel/context.ts'
import { eraseVersions, type Tx } from '../../kernel/log.ts'
import { type Personal, Redactor } from '../../kernel/redact.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { eraseOnDesign } from '../designs/designs.actions.ts'
import { forgetMessages } from '../notices/outbox.actions.ts'
import { actorsOf, contestById } from './contests.store.ts'
import { type EntryRow, entryStates, personalOfEntry } from './entries.schema.ts'
import * as store from './entries.store.ts'
import { contestsJudgedBy } from './judging.store.ts'
import { contestOf, knowsEntrants, loadContest } from './loading.actions.ts'

const forgotten = { name: null, phone: null, address: null, mandate: null }
/** Entries that no design, no figure and no judging rests on, and none will. */
const unused: readonly EntryRow['state'][] = ['sending', 'late', 'refused', 'withdrawn']
/** Takes the pictures of an unused entry away. Answers the hashes of their files. */
const erasePictures = async (tx: Tx, entry: EntryRow): Promise<string[]> => {
  if (entry.designId !== null || !unused.includes(entry.state)) return []
  const pictures = await store.listPictures(tx, [entry.id])
  await store.deletePictures(tx, entry.id)
  return pictures.flatMap(each => [each.sha256, each.thumbSha256])
}
/**
 * Empties the personal values of an entry and takes its entrant out of its words, its versions, messages to them and its design.
 * @returns hashes of files that it holds no longer
 */
const eraseEntrant = async (tx: Tx, ctx: Context, entry: EntryRow, givenReason: string): Promise<string[]> => {
  const redactor = new Redactor({ names: entry.name ? [entry.name] : [], numbers: entry.phone ? [entry.phone] : [] })
  const { title, description, materials, size, lateReason, excludeReason } = entry
  const words = redactor.deep({ title, description, materials, size, lateReason, excludeReason })
  const reason = redactor.text(givenReason)
  const files = await erasePictures(tx, entry)
  await store.updateEntry(tx, entry.id, { ...forgotten, ...words, nameOpen: false, erasedOn: ctx.today })
  await forgetMessages(tx, 'contest_entry', entry.id)
  await eraseVersions(tx, 'contest_entry', entry.id, personalOfEntry)
  if (entry.designId) await eraseOnDesign(tx, ctx, entry.designId, 'author', reason)
  await logged(tx, ctx, {
    entity: 'contest_entry',
    recordId: entry.id,
    action: 'erase',
    values: { receipt: entry.receipt, fields: [...personalOfEntry], ...(files.length && { pictures: files.length / 2 }) },
    reason,
  })
  return files
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
/** Contests without a confirmed result in whose jury the reader sits or ever sat: they learn of no entrant, by whatever way they ask. */
const judgedBy = async (tx: Tx, ctx: Context): Promise<Map<string, string>> =>
  new Map((await contestsJudgedBy(tx, actorOf(ctx).id)).map(({ id, code }) => [id, code]))
/** Writes on each of these contests that is still judged that its entrants' names were opened. */
const opened = async (tx: Tx, ctx: Context, contestIds: readonly string[], purpose: string): Promise<void> => {
  for (const contestId of new Set(contestIds))
    if ((await contestById(tx, contestId)).state !== 'confirmed')
      await logged(tx, ctx, { entity: 'contest', recordId: contestId, action: 'reveal', values: {}, reason: purpose })
}
/**
 * Entries that speak of what is looked for. Who entered a contest without a confirmed result is told as at its desk: opening the names is an act
 * on the contest, with the purpose, and whoever judges there does not see them.
 * @returns `withheld` codes of the contests that were not looked through for this reader, whether they hold anything or not
 */
export const entriesAbout = async (
  tx: Tx,
  ctx: Context,
  sought: { name: string | null; phone: string | null },
  purpose: string,
): Promise<{ found: EntryFound[]; withheld: string[] }> => {
  const judged = await judgedBy(tx, ctx)
  const rows = await store.entriesSpeaking(tx, sought, [...judged.keys()])
  await opened(
    tx,
    ctx,
    rows.map(each => each.contestId),
    purpose,
  )
  return { found: rows.map(foundOf), withheld: sought.name || sought.phone ? [...judged.values()] : [] }
}
/** The same of entries that were found before: without name, telephone and receipt for whoever has not opened the names of a contest still judged. */
export const entriesFound = async (tx: Tx, ctx: Context, ids: readonly string[]): Promise<EntryFound[]> => {
  const rows = await store.entriesById(tx, ids)
  const judged = await judgedBy(tx, ctx)
  const shut = new Set<string>()
  for (const contestId of new Set(rows.map(each => each.contestId))) {
    const { state } = await contestById(tx, contestId)
    const looked = !judged.has(contestId) && (await actorsOf(tx, contestId, 'reveal')).has(actorOf(ctx).id)
    if (state !== 'confirmed' && !looked) shut.add(contestId)
  }
  return rows.map(entry =>
    shut.has(entry.contestId) ? { id: entry.id, receipt: '', name: say('contests.foundShut'), phone: null, state: '' } : foundOf(entry),
  )
}
/** A copy for the person tells who sent these entries: an act on each contest still judged, and refused to whoever judges there. */
export const openForCopy = async (tx: Tx, ctx: Context, ids: readonly string[], purpose: string): Promise<void> => {
  const contestIds = (await store.entriesById(tx, ids)).map(each => each.contestId)
  const judged = await judgedBy(tx, ctx)
  if (contestIds.some(id => judged.has(id))) refuse(say('contests.judgesBlind'))
  await opened(tx, ctx, contestIds, purpose)
}
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
/** Erases who sent these entries. Answers the hashes of files that they hold no longer. */
export const eraseEntries = async (tx: Tx, ctx: Context, ids: readonly string[], reason: string): Promise<string[]> => {
  const files: string[] = []
  for (const entry of await store.entriesById(tx, ids)) if (!entry.erasedOn) files.push(...(await eraseEntrant(tx, ctx, entry, reason)))
  return files
}

/** At the entrant's request, from the desk. */
export const eraseFromDesk = async (ctx: Context, code: string, receipt: string, reason: string) => {
  const files = await ctx.db.transaction(async tx => {
    const contest = await contestOf(tx, code, true)
    if (!(await knowsEntrants(ctx, tx, await loadContest(tx, code)))) refuse(say('contests.revealFirst'))
    const entry = await store.findByReceipt(tx, contest.id, receipt, true)
    if (!entry || entry.erasedOn) return refuse(say('contests.erasedAlready'))
    return eraseEntrant(tx, ctx, entry, reason)
  })
  await dropUnneeded(ctx, files)
  return { receipt }
}

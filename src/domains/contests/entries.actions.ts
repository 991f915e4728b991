/** Sending an entry without an account: begun, its pictures, sent; changed or withdrawn until the closing minute. */
import { createHash, randomBytes } from 'node:crypto'
import { dropUnneeded, keepFor } from '../../db/kept-files.ts'
import { admitPictureFromAnyone } from '../../files/admit.ts'
import { holds } from '../../kernel/access.ts'
import { type Context, logged } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { conflict, invalid, refuse, unknown } from '../../kernel/refusal.ts'
import type { UploadedFile } from '../../kernel/route.ts'
import { clean } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { plainPhone } from '../establishments/contacts.rules.ts'
import { holdersOf, notify } from '../notices/notices.actions.ts'
import { forgetMessages } from '../notices/outbox.actions.ts'
import { takeNumber } from '../reference/reference.actions.ts'
import { findBrief, takesDesigns } from '../trade/briefs.actions.ts'
import { deadlineOf, graceEnd, inTime, minutesLate, momentOf, receivingAt } from './closing.rules.ts'
import { codeAlphabet, codeLength, entryProblems, plainCode } from './contests.rules.ts'
import type { ContestRow } from './contests.schema.ts'
import { contestById } from './contests.store.ts'
import { type EntryInput, type EntryRow, entryStates, type PictureKind, type PictureRow, pictureLimits } from './entries.schema.ts'
import * as store from './entries.store.ts'
import { listJurors } from './judging.store.ts'
import { contestOf, organisers, seatOf } from './loading.actions.ts'

export const hashOf = (code: string): string => createHash('sha256').update(code).digest('hex')
/** A code for a receipt, from the server: for who lost theirs. */
export const newCode = (): string => [...randomBytes(codeLength)].map(byte => codeAlphabet[byte % codeAlphabet.length]).join('')

/** The entry of a code with its contest, or the one answer for every wrong code. Held, the contest first, so that receiving cannot end in between. */
export const heldEntry = async (tx: Tx, key: string, lock = false): Promise<{ entry: EntryRow; contest: ContestRow }> => {
  const hash = hashOf(plainCode(key))
  const found = (await store.findByCode(tx, hash)) ?? unknown(say('contests.noEntry'))
  const contest = await contestById(tx, found.contestId, lock)
  return { entry: lock ? ((await store.findByCode(tx, hash, true)) ?? unknown(say('contests.noEntry'))) : found, contest }
}
const values = async (tx: Tx, ctx: Context, contest: ContestRow, input: EntryInput) => {
  const phone = plainPhone(input.phone)
  const problems = entryProblems(contest, input, phone, ctx.today)
  const brief = input.brief ? await findBrief(tx, input.brief) : undefined
  if (input.brief && !(brief && takesDesigns(brief, ctx.today))) problems.push({ path: 'brief', message: say('contests.briefClosed') })
  if (problems.length) invalid(problems.map(each => each.message).join(' '), problems)
  const { brief: _, description, address, ...rest } = input
  return { ...rest, description: description.trim().normalize('NFC'), address: address || null, phone, briefId: brief?.id ?? null }
}
/** Refuses one entry more than a telephone number may send; whoever lost their code finds out from it that their entries are there. */
const refuseTooMany = async (tx: Tx, contest: ContestRow, phone: string): Promise<void> => {
  const most = contest.rules.perPhone
  const message = say('contests.mostOfPhone', { most })
  if ((await store.countOfPhone(tx, contest.id, phone)) >= most) invalid(message, [{ path: 'phone', message }])
}
const act = (ctx: Context, tx: Tx, entry: EntryRow, action: string, from: string | null, more: Record<string, unknown> = {}) =>
  logged(tx, ctx, {
    entity: 'contest_entry',
    recordId: entry.id,
    action,
    fromState: from,
    toState: entry.state,
    values: { receipt: entry.receipt, craft: entry.craft, title: entry.title, ...more },
  })

interface Starting extends EntryInput {
  /** The code of the receipt, made by the device: a lost answer is asked for again with the same one. */
  code: string
  /** Who asked the officer to enter, when an officer does. */
  mandate?: string | undefined
}
/**
 * Begins to send an entry: its words, and from now on it counts as sent at this moment. After the closing minute it is taken and kept as late;
 * once receiving has been closed by the organiser it is refused.
 * @param clock milliseconds, by the server's clock
 */
export const startEntry = (ctx: Context, contestCode: string, input: Starting, clock: number = Date.now()) =>
  ctx.db.transaction(async tx => {
    const contest = await contestOf(tx, contestCode, true)
    const { code: given, mandate: asked, ...written } = input
    const code = plainCode(given)
    if (code.length !== codeLength || [...code].some(letter => !codeAlphabet.includes(letter))) invalid(say('contests.badCode'))
    const startedAt = momentOf(ctx.today, clock)
    const answer = (entry: EntryRow) => ({
      receipt: entry.receipt,
      startedAt: entry.startedAt,
      minutesLate: minutesLate(contest, entry.startedAt),
      picturesUntil: graceEnd(contest),
    })
    const known = await store.findByCode(tx, hashOf(code))
    if (known) {
      if (known.contestId !== contest.id) return conflict(say('contests.badCode'))
      return answer(known)
    }
    if (contest.state !== 'open') return refuse(say(contest.state === 'draft' ? 'contests.notYet' : 'contests.receivingOver'))
    if (receivingAt(contest, startedAt) === 'coming') return refuse(say('contests.notYet'))
    const officer = ctx.actor && holds(ctx.actor, ...organisers, 'local_officer') ? ctx.actor : null
    const mandate = clean(asked ?? '')
    if (officer && !mandate) return invalid(say('contests.mandate'), [{ path: 'mandate', message: say('contests.mandate') }])
    const jury = (await listJurors(tx, contest.id)).map(each => each.juror)
    if (seatOf(ctx.actor, jury)) return refuse(say('contests.judgeEnters'))
    const said = await values(tx, ctx, contest, written)
    if (!officer) await refuseTooMany(tx, contest, said.phone)
    const entry = await store.insertEntry(tx, {
      ...said,
      contestId: contest.id,
      receipt: await takeNumber(tx, `BT-${contest.year}`, 4),
      codeHash: hashOf(code),
      state: 'sending',
      onBehalfBy: officer?.id ?? null,
      mandate: officer ? mandate : null,
      startedAt,
    })
    await act(ctx, tx, entry, officer ? 'begin_for' : 'begin', null, { contest: contest.code })
    return answer(entry)
  })

/**
 * Why an entry may not change now; undefined when it may. Words change until the closing minute. Pictures of an entry on its way are taken
 * however late: what the entry then counts as is said, and decided by a person.
 */
export const whyNotChange = (contest: ContestRow, entry: EntryRow, moment: string, what: 'words' | 'pictures'): string | undefined => {
  if (entry.state === 'withdrawn' || entry.state === 'refused')
    return say('contests.entryEnded', { state: entryStates[entry.state].toLowerCase() })
  if (contest.state !== 'open') return say('contests.receivingOver')
  if (what === 'pictures' && entry.state === 'sending') return undefined
  return moment <= deadlineOf(contest) ? undefined : say('contests.deadlinePast')
}
const changeable = async (tx: Tx, ctx: Context, key: string, clock: number, what: 'words' | 'pictures') => {
  const held = await heldEntry(tx, key, true)
  refuseChange(ctx, held, clock, what)
  return held
}
const refuseChange = (ctx: Context, held: { entry: EntryRow; contest: ContestRow }, clock: number, what: 'words' | 'pictures') => {
  const why = whyNotChange(held.contest, held.entry, momentOf(ctx.today, clock), what)
  if (why) refuse(why)
}
/** Refuses whoever may not add a picture, before it is read. @param clock milliseconds, by the server's clock */
export const admitsPicture = async (ctx: Context, key: string, clock: number = Date.now()): Promise<void> =>
  refuseChange(ctx, await heldEntry(ctx.db, key), clock, 'pictures')

/** Adds a picture; sent twice under one id, or the same picture again, it is kept once. Refuses ('invalid') what is no picture. */
export const addPicture = async (
  ctx: Context,
  key: string,
  input: { id: string; kind: PictureKind },
  file: UploadedFile,
  clock: number = Date.now(),
) => {
  const { bytes, mediaType, picture, fileName } = await admitPictureFromAnyone(file)
  const { width, height, thumb } = picture ?? invalid(say('contests.notPicture', { name: fileName }))
  // Whoever may not add one any more leaves no file behind, nor does what is there already.
  return keepFor(ctx, [bytes, thumb], async (sha256 = '', thumbSha256 = '') => {
    const { id, known } = await ctx.db.transaction(async tx => {
      const { entry } = await changeable(tx, ctx, key, clock, 'pictures')
      const pictures = await store.listPictures(tx, [entry.id])
      const held = pictures.find(each => each.id === input.id || each.sha256 === sha256)
      if (held) return { id: held.id, known: true }
      if (pictures.length >= pictureLimits.most) return invalid(say('contests.mostPictures', { most: pictureLimits.most }))
      const position = Math.max(0, ...pictures.map(each => each.position)) + 1
      const size = bytes.length
      await store.insertPicture(tx, { ...input, entryId: entry.id, position, sha256, thumbSha256, mediaType, size, width, height })
      if (entry.state === 'submitted') await act(ctx, tx, entry, 'add_picture', entry.state)
      return { id: input.id, known: false }
    })
    if (known) await dropUnneeded(ctx, [sha256, thumbSha256])
    return { id }
  })
}
const hashes = (pictures: readonly PictureRow[]) => pictures.flatMap(each => [each.sha256, each.thumbSha256])
/** Takes a picture out, its file with it; an entry that was sent keeps one at least. */
export const removePicture = async (ctx: Context, key: string, id: string, clock: number = Date.now()) => {
  const gone = await ctx.db.transaction(async tx => {
    const { entry } = await changeable(tx, ctx, key, clock, 'pictures')
    const picture = (await store.findPicture(tx, entry.id, id)) ?? unknown(say('contests.noPicture'))
    const left = (await store.listPictures(tx, [entry.id])).length - 1
    if (entry.state === 'submitted' && left < pictureLimits.least) refuse(say('contests.lastPicture'))
    await store.deletePicture(tx, picture.id)
    if (entry.state === 'submitted') await act(ctx, tx, entry, 'remove_picture', entry.state)
    return picture
  })
  await dropUnneeded(ctx, hashes([gone]))
  return { id }
}

/**
 * The entry is whole. In time, it is received; otherwise it is kept as late, and the organiser decides with a reason. Pressing twice sends once.
 * @param clock milliseconds, by the server's clock
 */
export const submitEntry = (ctx: Context, key: string, clock: number = Date.now()) =>
  ctx.db.transaction(async tx => {
    const { entry, contest } = await heldEntry(tx, key, true)
    if (entry.state !== 'sending') return { receipt: entry.receipt, state: entry.state, minutesLate: minutesLate(contest, entry.startedAt) }
    if (contest.state !== 'open') refuse(say('contests.receivingOver'))
    const pictures = await store.listPictures(tx, [entry.id])
    if (pictures.length < pictureLimits.least)
      return invalid(say('contests.needPicture'), [{ path: 'pictures', message: say('contests.needPicture') }])
    const completedAt = momentOf(ctx.today, clock)
    const state = inTime(contest, entry.startedAt, completedAt) ? ('submitted' as const) : ('late' as const)
    const row = await store.updateEntry(tx, entry.id, { state, completedAt })
    await act(ctx, tx, row, 'submit', entry.state, { pictures: pictures.length })
    await tellOrganisers(ctx, tx, contest, row)
    return { receipt: row.receipt, state, minutesLate: minutesLate(contest, row.startedAt) }
  })
/** Once a day that entries came, and each time that one waits for a decision. */
const tellOrganisers = async (ctx: Context, tx: Tx, contest: ContestRow, entry: EntryRow) => {
  const late = entry.state === 'late'
  await notify(tx, ctx, {
    to: { accountIds: await holdersOf(tx, ctx.today, 'centre_officer') },
    title: late
      ? say('contests.lateNotice', { code: contest.code, receipt: entry.receipt })
      : say('contests.cameNotice', { code: contest.code }),
    link: late ? `/cuoc-thi/${contest.code}/bai/${entry.receipt}` : `/cuoc-thi/${contest.code}?muc=bai`,
    entity: 'contest',
    recordId: contest.id,
    key: late ? `late|${entry.receipt}` : `came|${contest.code}|${ctx.today}`,
  })
}

/** Changes what was sent, until the closing minute. */
export const changeEntry = (ctx: Context, key: string, input: EntryInput, clock: number = Date.now()) =>
  ctx.db.transaction(async tx => {
    const { entry, contest } = await changeable(tx, ctx, key, clock, 'words')
    const said = await values(tx, ctx, contest, input)
    if (said.phone !== entry.phone && entry.onBehalfBy === null) await refuseTooMany(tx, contest, said.phone)
    const row = await store.updateEntry(tx, entry.id, said)
    await act(ctx, tx, row, 'edit', entry.state)
    return { receipt: row.receipt, state: row.state }
  })
/** Takes an entry back, until the closing minute: its pictures go, and who sent it is forgotten. */
export const withdrawEntry = async (ctx: Context, key: string, clock: number = Date.now()) => {
  const { row, pictures } = await ctx.db.transaction(async tx => {
    const { entry } = await changeable(tx, ctx, key, clock, 'words')
    const held = await store.listPictures(tx, [entry.id])
    await store.deletePictures(tx, entry.id)
    const forgotten = { name: null, phone: null, address: null, mandate: null, erasedOn: ctx.today }
    const updated = await store.updateEntry(tx, entry.id, { state: 'withdrawn', ...forgotten })
    await forgetMessages(tx, 'contest_entry', entry.id)
    await act(ctx, tx, updated, 'withdraw', entry.state)
    return { row: updated, pictures: held }
  })
  await dropUnneeded(ctx, hashes(pictures))
  return { receipt: row.receipt, state: row.state }
}

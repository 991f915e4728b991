/** What whoever holds a code reads of their entry: everything they sent, where it stands, what they may still do. */
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { briefNames } from '../trade/briefs.actions.ts'
import { deadlineOf, graceEnd, minutesLate, momentOf } from './closing.rules.ts'
import type { ContestRow, Prize } from './contests.schema.ts'
import { heldEntry, whyNotChange } from './entries.actions.ts'
import { type EntryRow, entryStates, pictureKinds } from './entries.schema.ts'
import * as store from './entries.store.ts'
import { awardsOfEntries } from './judging.store.ts'

/** Where the entry stands, in one sentence for its entrant. The result is said once it is confirmed. */
const standingSaid = (contest: ContestRow, entry: EntryRow, prize: Prize | undefined): string => {
  if (entry.state === 'withdrawn') return say('contests.saysWithdrawn')
  if (entry.state === 'refused') return say('contests.saysRefused', { reason: entry.lateReason ?? '' })
  if (entry.state === 'late') {
    const minutes = minutesLate(contest, entry.startedAt)
    return minutes ? say('contests.saysLate', { minutes }) : say('contests.saysLatePictures')
  }
  if (entry.state === 'sending') return say('contests.saysSending')
  if (entry.excludedOn) return say('contests.saysExcluded', { day: sayDay(entry.excludedOn), reason: entry.excludeReason ?? '' })
  if (contest.state === 'confirmed') return prize ? say('contests.saysPrize', { prize: prize.title }) : say('contests.saysNoPrize')
  return say(contest.state === 'open' ? 'contests.saysReceived' : 'contests.saysJudged')
}
/** @param clock milliseconds, by the server's clock */
export const readEntry = async (ctx: Context, key: string, clock: number = Date.now()) => {
  const { entry, contest } = await heldEntry(ctx.db, key)
  const pictures = await store.listPictures(ctx.db, [entry.id])
  const brief = entry.briefId ? (await briefNames(ctx.db, [entry.briefId])).get(entry.briefId) : undefined
  const [award] = contest.state === 'confirmed' ? await awardsOfEntries(ctx.db, [entry.id]) : []
  const prize = contest.prizes.find(each => each.key === award?.prize)
  const why = whyNotChange(contest, entry, momentOf(ctx.today, clock), 'words')
  const { craft, title, description, materials, size, madeOn, ownDesign, entrantKind, name, phone, address, nameOpen, picturesOpen } = entry
  return {
    receipt: entry.receipt,
    state: entry.state,
    stateLabel: entryStates[entry.state],
    says: standingSaid(contest, entry, prize),
    contest: {
      code: contest.code,
      title: contest.title,
      year: contest.year,
      state: contest.state,
      contact: contest.contact,
      deadline: deadlineOf(contest),
      picturesUntil: graceEnd(contest),
    },
    values: {
      craft,
      title,
      description,
      materials,
      size,
      madeOn,
      ownDesign,
      entrantKind,
      name: name ?? '',
      phone: phone ?? '',
      address: address ?? '',
      nameOpen,
      picturesOpen,
      brief: brief?.code ?? null,
    },
    craftLabel: designCrafts[craft],
    briefTitle: brief?.title ?? null,
    startedAt: entry.startedAt,
    completedAt: entry.completedAt,
    minutesLate: minutesLate(contest, entry.startedAt),
    number: contest.state === 'confirmed' ? entry.number : null,
    onBehalf: entry.onBehalfBy !== null,
    pictures: pictures.map(({ id, kind, width, height }) => ({ id, kind, kindLabel: pictureKinds[kind], width, height })),
    can: why === undefined ? ['edit', 'withdraw'] : [],
    whyNot: why ?? null,
  }
}
/** A picture of the entry, for whoever holds its code. */
export const readEntryPicture = async (ctx: Context, key: string, id: string, small: boolean) => {
  const { entry } = await heldEntry(ctx.db, key)
  const picture = (await store.findPicture(ctx.db, entry.id, id)) ?? unknown(say('contests.noPicture'))
  return pictureBytes(ctx, picture, small, `${entry.receipt}-${picture.position}`)
}
/** The bytes of a picture under a name that says nothing of who sent it. */
export const pictureBytes = async (
  ctx: Context,
  picture: { sha256: string; thumbSha256: string; mediaType: string },
  small: boolean,
  name: string,
) => {
  const bytes = await ctx.files.read(small ? picture.thumbSha256 : picture.sha256).catch(() => unknown(say('contests.noPicture')))
  const mediaType = small ? 'image/webp' : picture.mediaType
  return { bytes, name: `${name}.${mediaType.split('/')[1]}`, mediaType }
}

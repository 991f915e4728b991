/** The public's own vote: one a device, which the server knows again by a cookie of its making; it reaches no judge and no score. */
import { createHash, randomBytes } from 'node:crypto'
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { hashOf } from './entries.actions.ts'
import * as entries from './entries.store.ts'
import { hanging, shown, votingOn, work } from './public.actions.ts'

/** New devices of one address that may vote in a contest on one day: a school or a telephone network has many behind one, a machine has no more. */
export const mostOfAddress = 100

/** What a visitor may choose freely counts as one: of an IPv6 address the network (/64), which is a household's or a telephone's. */
export const networkOf = (address: string): string => {
  if (!address.includes(':') || address.includes('.')) return address
  const [head = '', tail = ''] = address.split('::')
  const groups = (part: string) => (part ? part.split(':') : [])
  const zeros = Array(Math.max(0, 8 - groups(head).length - groups(tail).length)).fill('0')
  return [...groups(head), ...zeros, ...groups(tail)].slice(0, 4).join(':')
}
const seen: { day: Day | null; salt: Buffer; votes: Map<string, number> } = { day: null, salt: randomBytes(32), votes: new Map() }
/**
 * Counts a new device of an address, or refuses it. Addresses are held by a salted hash, in memory only and until the day ends: nothing of
 * whoever voted is written down.
 */
const countAddress = (day: Day, contestId: string, address: string): void => {
  if (seen.day !== day) Object.assign(seen, { day, salt: randomBytes(32), votes: new Map() })
  const key = createHash('sha256')
    .update(seen.salt)
    .update(`${contestId}|${networkOf(address)}`)
    .digest('base64')
  const votes = seen.votes.get(key) ?? 0
  if (votes >= mostOfAddress) refuse(say('contests.votesOfAddress'))
  seen.votes.set(key, votes + 1)
}
const ofDevice = (contestId: string, device: string) => hashOf(`${contestId}|${device}`)

/** What a request tells of who votes: the cookie that the server gave the device, if any, and its address. */
export interface Ballot {
  device: string | undefined
  address: string
}
/**
 * A device's one vote; given again it goes to the other work. A device that the contest does not know votes as a new one, under a name that
 * the server makes: what a browser says of itself is not believed.
 * @returns `device` is the new name, to be left with the browser
 */
export const vote = (ctx: Context, code: string, number: number, { device, address }: Ballot) =>
  ctx.db.transaction(async tx => {
    const contest = await shown(tx, code)
    if (votingOn(contest, ctx.today) !== 'open' || !hanging.includes(contest.state)) refuse(say('contests.votingShut'))
    const entry = await work(tx, contest, number)
    const known = device && (await entries.voteOf(tx, contest.id, ofDevice(contest.id, device))) ? device : undefined
    if (!known) countAddress(ctx.today, contest.id, address)
    const name = known ?? randomBytes(16).toString('base64url')
    await entries.saveVote(tx, { contestId: contest.id, entryId: entry.id, deviceHash: ofDevice(contest.id, name), day: ctx.today })
    return { number, ...(!known && { device: name }) }
  })
/** Which work the device voted for. */
export const myVote = async (ctx: Context, code: string, device: string | undefined) => {
  const contest = await shown(ctx.db, code)
  return { number: (device && (await entries.voteOf(ctx.db, contest.id, ofDevice(contest.id, device)))?.number) || null }
}

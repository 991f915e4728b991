/** When a decision is asked about again, and when a check has found something new. */
import type { CheckRow, OverlapState } from './overlaps.schema.ts'

/** Clearly more: the odds are at least four times what they were when an officer decided. */
const clearly = 2
/** Whether two supports that an officer called different, or put off, are asked about again: much more speaks for it than when they decided. */
export const askAgain = (decided: { state: OverlapState; decidedBits: number | null }, now: number): boolean =>
  (decided.state === 'different' || decided.state === 'later') && decided.decidedBits !== null && now - decided.decidedBits >= clearly

type Compared = Pick<CheckRow, 'supports' | 'lists' | 'items' | 'found'>
/** Keys in one order: what comes back from the database has its own. */
const told = ({ supports, lists, items, found }: Compared) =>
  JSON.stringify([supports, lists.map(({ id, rows }) => [id, rows]), ...[items, found].map(each => Object.entries(each).sort())])
/** Whether two checks held the same against the same and found as much. */
export const sameCheck = (a: Compared, b: Compared): boolean => told(a) === told(b)

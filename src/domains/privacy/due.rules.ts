/** By when a person's request is answered. */
import type { Day } from '../../kernel/dates.ts'

/** Working days in which a request is answered: NĐ 356/2025/NĐ-CP; the setting `personal_request_days` may say otherwise. */
export const usualDays = 2

export const dueStates = {
  overdue: 'Quá hạn',
  today: 'Hạn hôm nay',
  open: 'Còn hạn',
  late: 'Trả lời muộn',
  done: 'Trả lời đúng hạn',
} as const
export type DueState = keyof typeof dueStates
/** How a request stands against its last day, on a business day. */
export const dueState = (request: { dueOn: Day; answeredOn: Day | null }, today: Day): DueState => {
  if (request.answeredOn) return request.answeredOn > request.dueOn ? 'late' : 'done'
  return today > request.dueOn ? 'overdue' : today === request.dueOn ? 'today' : 'open'
}

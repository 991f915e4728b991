/** What the screens of re-judging read from the server. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import { date, money, number } from '../../../web/format.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import { say } from '../../../words/say.ts'
import type { ChangedProject, outdatedAppraisals, previewDrafts } from '../rejudge.actions.ts'

export type Preview = Awaited<ReturnType<typeof previewDrafts>>
export type Outdated = Awaited<ReturnType<typeof outdatedAppraisals>>[number]
export type Changes = ChangedProject['changes']
export type Side = Changes[number]['before']

const query = (documents: readonly string[], on: string | undefined) => `documents=${documents.join(',')}${on ? `&on=${on}` : ''}`
export const usePreview = (documents: readonly string[], on: string | undefined, enabled = true) =>
  useQuery({
    enabled,
    queryKey: ['rejudging', 'preview', documents, on],
    queryFn: ({ signal }) => get<Preview>(`/api/rejudging/preview?${query(documents, on)}`, signal),
  })
export const previewFile = (documents: readonly string[], on: string | undefined) => `/api/rejudging/preview/excel?${query(documents, on)}`
export const useOutdated = () =>
  useQuery({ queryKey: ['rejudging', 'outdated'], queryFn: ({ signal }) => get<Outdated[]>('/api/rejudging/outdated', signal) })

/** How a finding's weight looks. */
export const weightKinds: Record<NonNullable<Side>['weight'], Kind> = { pass: 'done', warn: 'warning', block: 'refused' }
export const weightWords: Record<NonNullable<Side>['weight'], string> = {
  pass: say('projects.weightPass'),
  warn: say('projects.weightWarn'),
  block: say('projects.weightBlock'),
}

/** '+1.000 ₫', '−1.000 ₫'; unknown is said. */
export const signed = (amount: number | null): string => (amount === null ? say('web.unknown') : `${amount > 0 ? '+' : ''}${money(amount)}`)
/** '3 trong 38 đề án đang mở thay đổi, chênh lệch …' */
export const foundWords = ({ changed, considered, undetermined, on, totals }: Preview): string => {
  if (changed === 0) return say('lawScreens.beforeNone', { considered: number(considered), day: date(on) })
  const words = { changed: number(changed), considered: number(considered), difference: signed(totals.difference) }
  return undetermined
    ? say('lawScreens.beforeStateUnsure', { ...words, undetermined: number(undetermined) })
    : say('lawScreens.beforeState', words)
}
/** 'Mức tạm ứng: không đạt; …': what the later side says, rule by rule. */
export const changedWords = (changes: Changes): string =>
  changes
    .map(({ title, after }) => `${title}: ${after ? weightWords[after.weight].toLowerCase() : say('projects.notJudged')}`)
    .join('; ') || say('lawScreens.onlyAmount')

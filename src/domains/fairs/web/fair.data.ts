/** What the page of a fair reads. */
import type { Sent } from '../../../web/ui/sent.ts'
import type { fairPage } from '../page.actions.ts'

export type FairData = Sent<Awaited<ReturnType<typeof fairPage>>>
export const fairKey = (code: string) => ['fair', code]
export const fairPath = (code: string): string => `/api/fairs/${encodeURIComponent(code)}`

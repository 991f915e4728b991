/** A draft as the server gives it, and what is sent of it. */
import { get, post, uploadFollowed } from '../../../web/api.ts'
import type { readReceipt } from '../applications.actions.ts'
import type { AskedItem, FieldValue, Patch } from '../applications.schema.ts'
import type { readDraft, typeIn } from '../drafts.actions.ts'
import type { checkDraft } from '../submit.actions.ts'
import type { readVersions } from '../versions.actions.ts'

export type { AskedItem, FieldValue, Patch }

type Answer = Awaited<ReturnType<typeof readDraft>>
/** As JSON carries it. */
export type DraftData = Omit<Answer, 'cells' | 'openFields' | 'openPapers'> & {
  cells: Record<string, { value: FieldValue; revision: number }>
  openFields: 'all' | string[]
  openPapers: 'all' | string[]
}
export type LostData = Answer['lost'][number]
export type TypedAnswer = Awaited<ReturnType<typeof typeIn>>
export type CheckData = Awaited<ReturnType<typeof checkDraft>>
export type VersionsData = Awaited<ReturnType<typeof readVersions>>
export type ReceiptData = Awaited<ReturnType<typeof readReceipt>>

const at = (token: string) => `/api/public/drafts/${encodeURIComponent(token)}`
export const draftKey = (token: string) => ['draft', token] as const
export const fetchDraft = (token: string) => get<DraftData>(at(token))
export const sendPatches = (token: string, body: { device: string; now: number; patches: Patch[] }) =>
  post<TypedAnswer>(`${at(token)}/patches`, body)
export const dismissLost = (token: string, id: string) => post(`${at(token)}/lost/${id}/dismissal`)
export const sendPaper = (token: string, id: string, kind: string, file: File, onShare: (share: number) => void) =>
  uploadFollowed(`${at(token)}/papers`, [file], { id, kind }, onShare)
export const setPaper = (token: string, id: string, removed: boolean) => post(`${at(token)}/papers/${id}/removal`, { removed })
export const paperAddress = (token: string, id: string) => `${at(token)}/papers/${id}`
export const fetchCheck = (token: string, signal?: AbortSignal) => get<CheckData>(`${at(token)}/check`, signal)
export const submit = (token: string, key: string) => post<{ receipt: string; version: number }>(`${at(token)}/submission`, { key })
export const fetchVersions = (token: string, signal?: AbortSignal) => get<VersionsData>(`${at(token)}/versions`, signal)
export const fetchReceipt = (token: string, version: string | undefined, signal?: AbortSignal) =>
  get<ReceiptData>(`${at(token)}/receipt${version ? `?version=${version}` : ''}`, signal)

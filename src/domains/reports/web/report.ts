/** The report as the screen reads it. */
import { useQuery } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { Report, TargetReport } from '../report.rules.ts'
import type { compareWithSnapshot, listSnapshots } from '../snapshots.actions.ts'

/** A report without the rows of its targets, which open one figure at a time. */
export type ReportData = Omit<Report, 'targets'> & { targets: Omit<TargetReport, 'rows'>[] }
export type SnapshotData = Omit<Awaited<ReturnType<typeof listSnapshots>>[number], 'createdAt'> & { createdAt: string }
export type Changes = Awaited<ReturnType<typeof compareWithSnapshot>>

export interface ReportAddress {
  period: string
  asOf?: string | undefined
}
export const queryOf = ({ period, asOf }: ReportAddress): string => new URLSearchParams({ period, ...(asOf ? { asOf } : {}) }).toString()
export const useReport = (of: ReportAddress) =>
  useQuery({
    queryKey: ['report', of.period, of.asOf],
    queryFn: ({ signal }) => get<ReportData>(`/api/reports?${queryOf(of)}`, signal),
  })

/** Names on the head of the paper: the dated setting `paper_head`, as far as it is filled in. */
export interface Head {
  parent?: string
  issuer?: string
  symbol?: string
  place?: string
  signerTitle?: string
  signer?: string
}
interface Setting {
  key: string
  value: unknown
  validFrom: string
  validUntil: string | null
}
export const useHead = (day: string): Head => {
  const { data } = useQuery({ queryKey: ['settings'], queryFn: ({ signal }) => get<Setting[]>('/api/settings', signal) })
  const found = data
    ?.filter(one => one.key === 'paper_head' && one.validFrom <= day && (one.validUntil === null || day < one.validUntil))
    .at(-1)
  return (found?.value as Head | undefined) ?? {}
}

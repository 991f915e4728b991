/** A call as its form sends it, and the answers of somebody who asks the finder, for tests. */
import { expect } from 'vitest'
import type { Finding } from '../../kernel/rules.ts'
import type { Visitor } from '../../server/testing.ts'
import { asAddress, type SupportAnswers } from './support.schema.ts'

/** A call for machines and trademarks. */
export const callForm = (more: object = {}) => ({
  year: 2027,
  title: 'Đợt đăng ký thử',
  activities: ['machine', 'trademark'],
  budget: 1_000_000_000,
  groupBudgets: { technology: 800_000_000, products: 200_000_000 },
  opensOn: '2026-11-01',
  closesOn: '2026-12-15',
  handlingDays: null,
  guidance: ['Đọc kỹ trước khi nộp.', 'Hỏi cán bộ xã khi cần.'],
  contact: 'Phòng thử, 024 0000 0000',
  papers: [],
  ...more,
})

/** What a household of Bát Tràng answers who wants a machine of 480 million đồng. */
export const supportAnswers: SupportAnswers = {
  form: 'household',
  unitId: 'hn25b-c-00577',
  village: 'none',
  craft: 'ceramics',
  sector: 'đ',
  cleaner: false,
  cluster: false,
  wants: [{ activity: 'machine', cost: 480_000_000 }],
}
/** A line of the answer. */
export type Support = {
  activity: string
  label: string
  status: string
  most: number | null
  arithmetic: string | null
  findings: Finding[]
  later: string[]
  wanted: boolean
  calls: { code: string }[]
}
/** The lines that the finder answers, the wished ones first. It answers one address 60 times a minute. */
export const askSupport = async (visitor: Visitor, change: Partial<SupportAnswers> = {}): Promise<Support[]> => {
  const query = new URLSearchParams(asAddress({ ...supportAnswers, ...change }))
  const { status, body } = await visitor.get(`/public/support?${query}`)
  expect(status, JSON.stringify(body)).toBe(200)
  return body.supports as Support[]
}

/** What the office itself is made of, as the search of an administrator finds it: never a record of anybody it serves. */

/** In the order in which the groups are shown. */
export const officeKinds = {
  account: 'Người dùng',
  unit: 'Đơn vị',
  rule: 'Quy định',
  norm: 'Định mức',
  law: 'Văn bản quy định',
  area: 'Địa bàn ưu tiên',
} as const
export type OfficeKind = keyof typeof officeKinds

/** One that can be found, with its address in the product. */
export interface OfficeLine {
  id: string
  title: string
  /** What it is also called by: a user name, a unit's code. */
  code: string
  detail: string | null
  to: string
}
/** The address of a tab of Quản trị, its list narrowed to what was found. */
export const officeTab = (tab: string, text: string): string => `/quan-tri?${new URLSearchParams({ muc: tab, tim: text })}`

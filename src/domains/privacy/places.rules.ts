/** Tables in the words of the screens: where a name still stands after an erasure. */
import { say } from '../../words/say.ts'
import { subjectKinds } from './privacy.schema.ts'

const labels: Readonly<Record<string, string>> = {
  establishment: subjectKinds.establishment,
  establishment_name: subjectKinds.establishment,
  artisan: subjectKinds.artisan,
  person: subjectKinds.person,
  design: subjectKinds.design,
  account: subjectKinds.account,
  application: subjectKinds.application,
  application_version: subjectKinds.application,
  application_paper: subjectKinds.application,
  application_request: subjectKinds.application,
  application_lost: subjectKinds.application,
  contest_entry: subjectKinds.entry,
  import_row: subjectKinds.staged,
  personal_request: 'Yêu cầu khác đang chờ',
  bulk_change: 'Sửa hàng loạt',
  duplicate_pair: 'Quyết định về bản ghi trùng',
  merge: 'Quyết định về bản ghi trùng',
  import: 'Lần nhập Excel',
  job: 'Lần nhập Excel',
  source_row: 'Lần nhập Excel',
  saved_view: 'Khung nhìn đã lưu',
  paper: 'Giấy tờ của đề án',
  establishment_paper: 'Giấy tờ của cơ sở',
  survey: 'Khảo sát',
  report_snapshot: 'Báo cáo đã nộp',
  project: 'Đề án',
  village: 'Làng nghề',
  version: 'Lịch sử thay đổi của hồ sơ khác',
}
/** Tables whose records a copy tells whole, versions, which it tells with them, and the request that it answers. */
const told = [
  ...Object.entries(labels).flatMap(([table, label]) => ((Object.values(subjectKinds) as string[]).includes(label) ? [table] : [])),
  'version',
  'personal_request',
]
/** What search keeps follows the records themselves. */
const derived = ['search_entry', 'search_word', 'search_place']

/** How many places of each kind, the columns of one table taken together. */
export const placesSaid = (found: readonly { table: string; rows: number }[]): { says: string; rows: number }[] => {
  const sums = new Map<string, number>()
  for (const { table, rows } of found) {
    if (derived.includes(table)) continue
    const says = labels[table] ?? say('privacy.elsewhere')
    sums.set(says, Math.max(sums.get(says) ?? 0, rows))
  }
  return [...sums].map(([says, rows]) => ({ says, rows }))
}
/** The same for a copy: where a person is only mentioned, beside the records that it tells whole. */
export const mentionsSaid = (found: readonly { table: string; rows: number }[]): { place: string; rows: number }[] =>
  placesSaid(found.filter(({ table }) => !told.includes(table))).map(({ says, rows }) => ({ place: says, rows }))

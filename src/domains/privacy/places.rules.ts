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
  project: 'Đề án',
  village: 'Làng nghề',
  version: 'Lịch sử thay đổi của hồ sơ khác',
}
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

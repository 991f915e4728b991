/** Quản trị: units, people, rules, norms, documents of law, duties and settings with their dates. */
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Page } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { DocumentsTab } from '../../appraisal/web/DocumentsTab.tsx'
import { NormsTab } from '../../appraisal/web/NormsTab.tsx'
import { RulesTab } from '../../appraisal/web/RulesTab.tsx'
import { JobsTab } from '../../jobs/web/JobsTab.tsx'
import { OutboxTab } from '../../notices/web/OutboxTab.tsx'
import { PeopleTab } from '../../people/web/PeopleTab.tsx'
import { AreasTab } from './AreasTab.tsx'
import { CalendarTab } from './CalendarTab.tsx'
import { DutiesTab } from './DutiesTab.tsx'
import { SettingsTab } from './SettingsTab.tsx'
import { UnitsTab } from './UnitsTab.tsx'

const tabs = [
  { key: 'don-vi', word: 'adminScreens.units', show: UnitsTab, who: 'all' },
  { key: 'nguoi-dung', word: 'adminScreens.people', show: PeopleTab, who: 'overseers' },
  { key: 'quy-dinh', word: 'adminScreens.rules', show: RulesTab, who: 'officials' },
  { key: 'dinh-muc', word: 'adminScreens.norms', show: NormsTab, who: 'officials' },
  { key: 'van-ban', word: 'lawScreens.documents', show: DocumentsTab, who: 'officials' },
  { key: 'phan-cong', word: 'adminScreens.duties', show: DutiesTab, who: 'officials' },
  { key: 'dia-ban', word: 'areas.title', show: AreasTab, who: 'officials' },
  { key: 'lich', word: 'calendar.title', show: CalendarTab, who: 'officials' },
  { key: 'thiet-lap', word: 'adminScreens.settings', show: SettingsTab, who: 'officials' },
  { key: 'viec', word: 'jobs.title', show: JobsTab, who: 'officials' },
  { key: 'thu-di', word: 'notices.outbox', show: OutboxTab, who: 'admin' },
] as const

export function AdminPage() {
  const { has } = useSession()
  const [search, set] = useAddress()
  const may = {
    all: true,
    admin: has('admin'),
    overseers: has('admin', 'auditor', 'leader'),
    officials: has('admin', 'local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant', 'viewer', 'auditor'),
  }
  const mine = tabs.filter(tab => may[tab.who])
  const tab = mine.find(each => each.key === search.muc) ?? mine[0]
  const Show = tab?.show ?? UnitsTab
  return (
    <Page
      title={say('adminScreens.title')}
      state={say('adminScreens.state')}
      tabs={mine.map(({ key, word }) => ({ key, label: say(word) }))}
      tab={tab?.key ?? 'don-vi'}
      // Filters of one tab mean nothing to another.
      onTab={muc => set({ ...Object.fromEntries(Object.keys(search).map(key => [key, undefined])), muc }, { push: true })}
    >
      <Show />
    </Page>
  )
}

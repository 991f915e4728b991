/** The places of the product, in the order of the rail. */
import {
  type Icon,
  IconBook2,
  IconCopyCheck,
  IconFolders,
  IconInbox,
  IconListCheck,
  IconPalette,
  IconPhotoSearch,
  IconReportAnalytics,
  IconScale,
  IconSettings,
  IconShieldLock,
  IconSpeakerphone,
  IconSunHigh,
  IconTableImport,
  IconTrophy,
  IconUsersGroup,
  IconWorldDollar,
} from '@tabler/icons-react'
import { officials, type Role, readers } from '../domains/reference/roles.schema.ts'
import type { Sentence } from '../words/say.ts'

export interface Place {
  to: string
  word: Sentence
  icon: Icon
  /** Whose place it is; the same people as of its routes. */
  who?: readonly Role[]
}
const importers: readonly Role[] = ['leader', 'appraiser', 'centre_officer']
/** Who may hold a photo against the register; the same people as of its route. */
const photoCheckers: readonly Role[] = ['applicant', 'local_officer', 'centre_officer', 'appraiser', 'leader']
const cityWide: readonly Role[] = officials.filter(role => role !== 'local_officer')
/** Always in sight, on the rail and on the phone's bottom bar. */
export const mainPlaces: readonly Place[] = [
  { to: '/', word: 'web.placeToday', icon: IconSunHigh },
  { to: '/ke-hoach', word: 'web.placePlan', icon: IconListCheck, who: officials },
  { to: '/ho-so', word: 'web.placeProjects', icon: IconFolders, who: readers },
  { to: '/so-bo', word: 'web.placeRegister', icon: IconBook2, who: readers },
  { to: '/bao-cao', word: 'web.placeReport', icon: IconReportAnalytics, who: officials },
]
/** Under "Thêm". */
export const morePlaces: readonly Place[] = [
  { to: '/ho-so-nop', word: 'applicationScreens.place', icon: IconInbox, who: ['local_officer', 'centre_officer', 'appraiser', 'leader'] },
  { to: '/dot-dang-ky', word: 'web.placeCalls', icon: IconSpeakerphone, who: officials },
  { to: '/trung-lap-ho-tro', word: 'overlapScreens.title', icon: IconCopyCheck, who: ['appraiser', 'leader', 'auditor'] },
  { to: '/mau-san-pham', word: 'designScreens.place', icon: IconPalette, who: readers },
  { to: '/thi-truong', word: 'marketScreens.place', icon: IconWorldDollar, who: officials },
  { to: '/cuoc-thi', word: 'contestScreens.place', icon: IconTrophy, who: officials },
  { to: '/cham-thi', word: 'contestScreens.placeJudging', icon: IconTrophy, who: ['judge'] },
  { to: '/hoi-dong', word: 'councils.place', icon: IconUsersGroup, who: officials },
  { to: '/lua-chon', word: 'web.placeChoice', icon: IconScale, who: cityWide },
  { to: '/nhap-excel', word: 'web.placeImport', icon: IconTableImport, who: importers },
  { to: '/du-lieu-ca-nhan', word: 'web.placePrivacy', icon: IconShieldLock, who: ['leader', 'appraiser', 'auditor'] },
  { to: '/quan-tri', word: 'web.placeAdmin', icon: IconSettings, who: [...officials, 'admin'] },
]
/** Parts of a place that Ctrl K finds by their own names. */
export const innerPlaces: readonly Place[] = [
  { to: '/mau-san-pham/doi-chieu', word: 'designScreens.compareTitle', icon: IconPhotoSearch, who: photoCheckers },
  { to: '/thi-truong/dat-hang', word: 'briefScreens.title', icon: IconWorldDollar, who: officials },
  { to: '/thi-truong/khoang-trong', word: 'marketScreens.gapsTitle', icon: IconWorldDollar, who: officials },
  { to: '/thi-truong/dat-hang/ket-qua', word: 'briefScreens.resultsTitle', icon: IconWorldDollar, who: officials },
  { to: '/thi-truong/kim-ngach', word: 'marketScreens.tabPace', icon: IconWorldDollar, who: officials },
]
/** Tabs of Quản trị, each for those who may open it. */
const inAdministration = (tab: string, word: Sentence, who: readonly Role[] = [...officials, 'admin']): Place => ({
  ...{ to: `/quan-tri?muc=${tab}`, word, icon: IconSettings, who },
})
export const administrationPlaces: readonly Place[] = [
  inAdministration('don-vi', 'adminScreens.units'),
  inAdministration('nguoi-dung', 'adminScreens.people', ['admin', 'auditor', 'leader']),
  inAdministration('quy-dinh', 'adminScreens.rules'),
  inAdministration('dinh-muc', 'adminScreens.norms'),
  inAdministration('van-ban', 'lawScreens.documents'),
  inAdministration('phan-cong', 'adminScreens.duties'),
  inAdministration('dia-ban', 'areas.title'),
  inAdministration('lich', 'calendar.title'),
  inAdministration('thiet-lap', 'adminScreens.settings'),
  inAdministration('viec', 'jobs.title'),
  inAdministration('thu-di', 'notices.outbox', ['admin']),
]
/** Who has the search box: whoever reads records, and the administrator, who finds what the office is made of. */
export const searchers: readonly Role[] = [...readers, 'admin']
/** The places of a list that somebody with these roles may enter. */
export const placesFor = (places: readonly Place[], has: (...roles: Role[]) => boolean): readonly Place[] =>
  places.filter(place => !place.who || has(...place.who))

/** The places of the product, in the order of the rail. */
import {
  type Icon,
  IconBook2,
  IconFolders,
  IconListCheck,
  IconReportAnalytics,
  IconScale,
  IconSettings,
  IconSunHigh,
  IconTableImport,
} from '@tabler/icons-react'
import type { Sentence } from '../words/say.ts'

export interface Place {
  to: string
  word: Sentence
  icon: Icon
}
/** Always in sight, on the rail and on the phone's bottom bar. */
export const mainPlaces: readonly Place[] = [
  { to: '/', word: 'web.placeToday', icon: IconSunHigh },
  { to: '/ke-hoach', word: 'web.placePlan', icon: IconListCheck },
  { to: '/ho-so', word: 'web.placeProjects', icon: IconFolders },
  { to: '/so-bo', word: 'web.placeRegister', icon: IconBook2 },
  { to: '/bao-cao', word: 'web.placeReport', icon: IconReportAnalytics },
]
/** Under "Thêm". */
export const morePlaces: readonly Place[] = [
  { to: '/lua-chon', word: 'web.placeChoice', icon: IconScale },
  { to: '/nhap-excel', word: 'web.placeImport', icon: IconTableImport },
  { to: '/quan-tri', word: 'web.placeAdmin', icon: IconSettings },
]

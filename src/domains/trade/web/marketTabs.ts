/** The parts of the market place as tabs: overview, gaps, briefs, what they led to, the plan's turnover, the data, the groups of goods. */
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import type { PageTab } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'

const places = {
  overview: { to: '/thi-truong', word: 'marketScreens.tabOverview' },
  gaps: { to: '/thi-truong/khoang-trong', word: 'marketScreens.tabGaps' },
  briefs: { to: '/thi-truong/dat-hang', word: 'marketScreens.tabBriefs' },
  results: { to: '/thi-truong/dat-hang/ket-qua', word: 'marketScreens.tabResults' },
  pace: { to: '/thi-truong/kim-ngach', word: 'marketScreens.tabPace' },
  data: { to: '/thi-truong/so-lieu', word: 'marketScreens.tabData' },
  groups: { to: '/thi-truong/nhom-hang', word: 'marketScreens.tabGroups' },
} as const
export type MarketTab = keyof typeof places
/** Parts that show figures of a series: which one was chosen goes along from one to the next. */
const ofSeries: readonly MarketTab[] = ['overview', 'gaps']

export const useMarketTabs = (tab: MarketTab): { tabs: PageTab[]; tab: MarketTab; onTab: (key: string) => void } => {
  const { has } = useSession()
  const [{ series, mapping, period, focus, by }] = useAddress()
  const go = useGo()
  const keys = (Object.keys(places) as MarketTab[]).filter(key => key !== 'data' || has('centre_officer', 'appraiser', 'leader', 'auditor'))
  return {
    tabs: keys.map(key => ({ key, label: say(places[key].word) })),
    tab,
    onTab: key => {
      const { to } = places[key as MarketTab]
      go(ofSeries.includes(key as MarketTab) ? `${to}${queryOf({ series, mapping, period, focus, by })}` : to)
    },
  }
}

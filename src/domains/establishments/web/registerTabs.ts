/** The register's parts as tabs of one place: establishments, craft villages, artisans, the map. */
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import type { PageTab } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { say } from '../../../words/say.ts'
import { officials } from '../../reference/roles.schema.ts'
import { traineeReaders } from '../../training/trainees.schema.ts'

export type RegisterTab = 'establishments' | 'villages' | 'artisans' | 'trainees' | 'map'

/** What the tabs of a register's page need; craft and place go along from one part to the next, for they mean the same in each. */
export const useRegisterTabs = (tab: RegisterTab): { tabs: PageTab[]; tab: RegisterTab; onTab: (key: string) => void } => {
  const { has } = useSession()
  const [{ craft, unitId }] = useAddress()
  const go = useGo()
  const tabs: PageTab[] = [
    { key: 'establishments', label: say('registerScreens.tabEstablishments') },
    { key: 'villages', label: say('registerScreens.tabVillages') },
    { key: 'artisans', label: say('artisans.tab') },
    ...(has(...traineeReaders) ? [{ key: 'trainees', label: say('training.tab') }] : []),
    ...(has(...officials) ? [{ key: 'map', label: say('mapScreens.tab') }] : []),
  ]
  const onTab = (key: string) =>
    go(
      key === 'map'
        ? `/so-bo/ban-do${queryOf({ craft })}`
        : `/so-bo${queryOf({ tab: key === 'establishments' ? undefined : key, craft, unitId })}`,
    )
  return { tabs, tab, onTab }
}

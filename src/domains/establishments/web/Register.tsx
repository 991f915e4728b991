/** The register: establishments and craft villages as two tabs. */
import { Button } from '@mantine/core'
import { IconDownload, IconPlus } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Page } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { officials } from '../../reference/roles.schema.ts'
import { EstablishmentsTable, useRegisterPage } from './EstablishmentsTable.tsx'
import { editors, useVillages } from './register.data.ts'
import { VillagesTable } from './VillagesTable.tsx'

export function Register() {
  const [params, change] = useAddress()
  const { has } = useSession()
  const tab = params.tab === 'villages' ? 'villages' : 'establishments'
  const { data, filtered, excel } = useRegisterPage()
  const villages = useVillages().data
  const state =
    tab === 'villages'
      ? villages &&
        say('registerScreens.villagesCount', {
          total: number(villages.length),
          recognised: number(villages.filter(each => each.recognisedOn && !each.withdrawnOn).length),
        })
      : data && say(filtered ? 'registerScreens.countFiltered' : 'registerScreens.count', { total: number(data.total) })
  return (
    <Page
      title={say('registerScreens.title')}
      state={state}
      {...(tab === 'establishments' && has(...editors)
        ? { primary: { label: say('registerScreens.add'), icon: IconPlus, to: '/so-bo/moi' } }
        : {})}
      more={
        tab === 'establishments' &&
        has(...officials) && (
          <Button component="a" href={excel} download variant="default" leftSection={<IconDownload size={17} stroke={1.6} />}>
            {say('registerScreens.excel')}
          </Button>
        )
      }
      tabs={[
        { key: 'establishments', label: say('registerScreens.tabEstablishments') },
        { key: 'villages', label: say('registerScreens.tabVillages'), ...(villages ? { count: villages.length } : {}) },
      ]}
      tab={tab}
      onTab={next => change({ tab: next === 'villages' ? next : undefined, q: undefined, page: undefined })}
    >
      {tab === 'villages' ? <VillagesTable /> : <EstablishmentsTable />}
    </Page>
  )
}

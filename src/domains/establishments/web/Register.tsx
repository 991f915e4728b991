/** The register: establishments, craft villages, artisans as tabs of one place. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconFileSpreadsheet, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { Page } from '../../../web/ui/Page.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { officials } from '../../reference/roles.schema.ts'
import { TraineesPage } from '../../training/web/TraineesPage.tsx'
import { ArtisansPage } from './ArtisansPage.tsx'
import { EstablishmentsTable } from './EstablishmentsTable.tsx'
import { downloadFile, useList } from './list.data.ts'
import { editors } from './register.data.ts'
import { useRegisterTabs } from './registerTabs.ts'
import { VillagesPage } from './VillagesPage.tsx'

export function Register() {
  const [{ tab }] = useAddress()
  if (tab === 'villages') return <VillagesPage />
  if (tab === 'artisans') return <ArtisansPage />
  if (tab === 'trainees') return <TraineesPage />
  return <Establishments />
}

function Establishments() {
  const { has } = useSession()
  const list = useList()
  const { data } = list.list
  const total = number(data?.total ?? 0)
  return (
    <Page
      title={say('registerScreens.title')}
      state={
        data && (list.filtered ? say('registerList.countOf', { total, sentence: data.sentence }) : say('registerScreens.count', { total }))
      }
      {...(has(...editors) ? { primary: { label: say('registerScreens.add'), icon: IconPlus, to: '/so-bo/moi' } } : {})}
      more={
        <>
          <DuplicatesLink />
          {has(...officials) && <Excel path={list.excel} />}
        </>
      }
      {...useRegisterTabs('establishments')}
    >
      <EstablishmentsTable list={list} />
    </Page>
  )
}

/** The workbook of what is on screen, the way back in, and what was changed in many records at once. */
function Excel({ path }: { path: string }) {
  const { has, businessDate } = useSession()
  const [busy, setBusy] = useState(false)
  const go = useGo()
  const load = async () => {
    setBusy(true)
    await downloadFile(path, `so-bo-${businessDate}.xlsx`).catch(failed)
    setBusy(false)
  }
  if (!has(...editors))
    return (
      <Button variant="default" loading={busy} leftSection={<IconFileSpreadsheet size={17} stroke={1.6} />} onClick={() => void load()}>
        {say('registerScreens.excel')}
      </Button>
    )
  return (
    <Menu withInitialFocusPlaceholder={false} position="bottom-end" shadow="md">
      <Menu.Target>
        <Button
          variant="default"
          loading={busy}
          leftSection={<IconFileSpreadsheet size={17} stroke={1.6} />}
          rightSection={<IconChevronDown size={15} />}
        >
          {say('registerList.excelMenu')}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={() => void load()}>{say('registerList.excelOut')}</Menu.Item>
        <Menu.Item onClick={() => go('/so-bo/nap-lai')}>{say('registerList.excelBack')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => go('/so-bo/lan-sua')}>{say('registerList.changesLink')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

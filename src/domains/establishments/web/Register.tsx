/** The register: establishments, craft villages, artisans as tabs of one place. */
import { IconPlus } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Page } from '../../../web/ui/Page.tsx'
import { say } from '../../../words/say.ts'
import { DuplicatesLink } from '../../duplicates/web/DuplicatesLink.tsx'
import { officials } from '../../reference/roles.schema.ts'
import { TraineesPage } from '../../training/web/TraineesPage.tsx'
import { ArtisansPage } from './ArtisansPage.tsx'
import { EstablishmentsTable } from './EstablishmentsTable.tsx'
import { ExcelMenu } from './ExcelMenu.tsx'
import { useList } from './list.data.ts'
import { editors } from './register.data.ts'
import { useRegisterTabs } from './registerTabs.ts'
import { returning } from './returning.data.ts'
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
          {has(...officials) && (
            <ExcelMenu list={returning.establishments} path="/api/establishments.xlsx" asked={list.asked} name="so-bo" />
          )}
        </>
      }
      {...useRegisterTabs('establishments')}
    >
      <EstablishmentsTable list={list} />
    </Page>
  )
}

/** The workbook of exactly what a list shows; for those who correct its records also the way back in, and what was changed in many at once. */
import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconDownload, IconFileSpreadsheet } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../web/session.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { downloadFile } from './list.data.ts'
import type { Returning } from './returning.data.ts'

interface ExcelMenuProps {
  list: Returning
  /** '/api/villages.xlsx' */
  path: string
  /** Conditions, order and columns on screen. */
  asked: Readonly<Record<string, string>>
  /** The file's name before the day: 'lang-nghe'. */
  name: string
}
export function ExcelMenu({ list, path, asked, name }: ExcelMenuProps) {
  const { has, businessDate } = useSession()
  const [busy, setBusy] = useState(false)
  const go = useGo()
  const download = async () => {
    setBusy(true)
    await downloadFile(`${path}${queryOf(asked)}`, `${name}-${businessDate}.xlsx`).catch(failed)
    setBusy(false)
  }
  if (!has(...list.editors))
    return (
      <Button variant="default" loading={busy} leftSection={<IconDownload size={17} stroke={1.6} />} onClick={() => void download()}>
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
        <Menu.Item onClick={() => void download()}>{say('registerList.excelOut')}</Menu.Item>
        <Menu.Item onClick={() => go(list.back)}>{say('registerList.excelBack')}</Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => go('/so-bo/lan-sua')}>{say('registerList.changesLink')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

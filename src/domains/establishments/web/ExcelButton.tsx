/** The workbook of exactly what a list shows. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useState } from 'react'
import { useSession } from '../../../web/session.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { downloadFile } from './list.data.ts'

interface ExcelButtonProps {
  /** '/api/villages.xlsx' */
  path: string
  /** Conditions, order and columns on screen. */
  asked: Readonly<Record<string, string>>
  /** The file's name before the day: 'lang-nghe'. */
  name: string
}
export function ExcelButton({ path, asked, name }: ExcelButtonProps) {
  const { businessDate } = useSession()
  const [busy, setBusy] = useState(false)
  const download = async () => {
    setBusy(true)
    await downloadFile(`${path}${queryOf(asked)}`, `${name}-${businessDate}.xlsx`).catch(failed)
    setBusy(false)
  }
  return (
    <Button variant="default" loading={busy} leftSection={<IconDownload size={17} stroke={1.6} />} onClick={() => void download()}>
      {say('registerScreens.excel')}
    </Button>
  )
}

/** Numbers of papers of many projects from one sheet: looked at first, then the good rows are kept. */
import { Button, Modal } from '@mantine/core'
import { IconDownload, IconFileImport } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type ApiProblem, asProblem, upload } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { type Column, DataTable } from '../../../web/ui/DataTable.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import type { ItemImport } from '../items-import.actions.ts'
import { forgetOverlaps } from './overlaps.data.ts'
import css from './overlaps.module.css'

const send = (file: File, save: boolean) => upload<ItemImport>('/api/overlaps/evidence/import', [file], { save: String(save) })
type Problem = ItemImport['problems'][number]
const columns: Column<Problem>[] = [
  { key: 'cell', header: say('overlapScreens.sheetCell'), value: row => row.cell, width: 6, sort: false },
  { key: 'says', header: say('overlapScreens.sheetWrong'), value: row => row.says, width: 30, two: true, sort: false },
]

/** @param small beside the title of a card */
export function ImportItems({ small = false }: { small?: boolean }) {
  const [opened, setOpened] = useState(false)
  return (
    <>
      <Button
        variant="default"
        size={small ? 'compact-sm' : 'sm'}
        className="no-print"
        leftSection={<IconFileImport size={small ? 15 : 17} stroke={1.6} />}
        onClick={() => setOpened(true)}
      >
        {say('overlapScreens.sheetImport')}
      </Button>
      <Modal opened={opened} onClose={() => setOpened(false)} title={say('overlapScreens.sheetImport')} size={640}>
        <Body onDone={() => setOpened(false)} />
      </Modal>
    </>
  )
}
function Body({ onDone }: { onDone: () => void }) {
  const client = useQueryClient()
  const [file, setFile] = useState<File | null>(null)
  const [looked, setLooked] = useState<ItemImport | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const act = async (chosen: File, save: boolean) => {
    setBusy(true)
    setProblem(null)
    try {
      const answer = await send(chosen, save)
      if (save) {
        saved(say('overlapScreens.sheetKept', { count: number(answer.kept) }))
        await forgetOverlaps(client)
        onDone()
      } else {
        setFile(chosen)
        setLooked(answer)
      }
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.import}>
      <p className={css.quiet}>{say('overlapScreens.sheetText')}</p>
      <div>
        <Button
          component="a"
          href="/api/overlaps/evidence/template"
          variant="default"
          size="compact-md"
          leftSection={<IconDownload size={16} stroke={1.6} />}
        >
          {say('overlapScreens.sheetTemplate')}
        </Button>
      </div>
      <FileDrop
        label={say('overlapScreens.sheetFile')}
        files={file ? [file] : []}
        onFiles={([chosen]) => {
          setFile(chosen ?? null)
          setLooked(null)
          if (chosen) void act(chosen, false)
        }}
        accept=".xlsx,.csv,.txt"
      />
      {problem && <ErrorState problem={problem} />}
      {looked && file && (
        <>
          <p role="status">
            {say('overlapScreens.sheetRead', {
              file: file.name,
              rows: number(looked.rows),
              good: number(looked.good),
              bad: number(looked.problems.length),
            })}
          </p>
          {looked.problems.length > 0 && (
            <DataTable
              brief
              label={say('overlapScreens.sheetWrong')}
              columns={columns}
              rows={looked.problems}
              rowKey={row => `${row.cell} ${row.says}`}
            />
          )}
          {looked.good > 0 && (
            <div>
              <Button loading={busy} onClick={() => void act(file, true)}>
                {say('overlapScreens.sheetKeep', { count: number(looked.good) })}
              </Button>
            </div>
          )}
        </>
      )}
    </div>
  )
}

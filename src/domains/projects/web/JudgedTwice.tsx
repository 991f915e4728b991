/** A project judged by two laws: the columns that tables of such share, and the drawer with both sides. */
import type { ReactNode } from 'react'
import type { Column } from '../../../web/ui/DataTable.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { FindingSides } from './FindingSides.tsx'
import { type Changes, changedWords } from './rejudge.data.ts'
import css from './rejudge.module.css'

export interface JudgedTwice {
  code: string
  name: string
  unitName: string
  stateLabel: string
  changes: Changes
}
/** Which project, and where it stands. */
export const projectColumns = <Row extends JudgedTwice>(): Column<Row>[] => [
  { key: 'name', header: say('projectScreens.name'), value: row => row.name, width: 16, two: true },
  { key: 'code', header: say('projectScreens.code'), value: row => row.code, line: 8 },
  { key: 'unit', header: say('projectScreens.place'), value: row => row.unitName, hidden: true },
  { key: 'state', header: say('projectScreens.state'), value: row => row.stateLabel, hidden: true },
]
/** What changes, rule by rule. */
export const changesColumn = <Row extends JudgedTwice>(): Column<Row> => ({
  key: 'changes',
  header: say('lawScreens.changes'),
  value: row => changedWords(row.changes),
  width: 14,
  line: 18,
  two: true,
})

interface JudgedDrawerProps {
  row: JudgedTwice | null
  facts: { label: string; value: ReactNode }[]
  /** What the two sides are called. */
  names: readonly [string, string]
  onClose: () => void
}
export function JudgedDrawer({ row, facts, names, onClose }: JudgedDrawerProps) {
  return (
    <FigureDrawer opened={row !== null} onClose={onClose} title={row?.name ?? ''} facts={facts}>
      {row && (
        <>
          <FindingSides changes={row.changes} names={names} />
          <p className={css.more}>
            <GoLink to={`/ho-so/${row.code}`}>{say('lawScreens.openProject', { code: row.code })}</GoLink>
          </p>
        </>
      )}
    </FigureDrawer>
  )
}

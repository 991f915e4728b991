/** An opened figure: its value, what it counts, over which rows, and the rows. */
import { Drawer } from '@mantine/core'
import type { ReactNode } from 'react'
import css from './dialog.module.css'
import { type Fact, Facts } from './Facts.tsx'

interface FigureDrawerProps {
  opened: boolean
  onClose: () => void
  title: string
  /** Already written: '612 lượt'. */
  value?: string
  /** Definition, period, unit, as-of day. */
  facts?: readonly Fact[]
  children?: ReactNode
}
export function FigureDrawer({ opened, onClose, title, value, facts = [], children }: FigureDrawerProps) {
  return (
    <Drawer
      opened={opened}
      onClose={onClose}
      title={title}
      position="right"
      size="min(44rem, 100vw)"
      classNames={{ title: css.title ?? '' }}
    >
      {(value || facts.length > 0) && (
        <div className={css.figureHead}>
          {value && <p className={css.figureValue}>{value}</p>}
          {facts.length > 0 && <Facts facts={facts} columns={1} />}
        </div>
      )}
      {children}
    </Drawer>
  )
}

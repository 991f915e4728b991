/** The cross of a filter's chip: what was chosen is dropped. */
import { IconX } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import css from './Filters.module.css'

export const DropChip = ({ label, onDrop }: { label: string; onDrop: () => void }) => (
  <button type="button" className={css.drop} aria-label={say('web.filterDrop', { label })} onClick={onDrop}>
    <IconX size={14} aria-hidden />
  </button>
)

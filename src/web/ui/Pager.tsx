/** Which rows are in sight, and the way to the others. */
import { ActionIcon } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import { number } from '../format.ts'
import css from './DataTable.module.css'

interface PagerProps {
  from: number
  to: number
  page: number
  pages: number
  total: number
  /** What is counted; rows unless said. */
  noun?: string
  onPage: (page: number) => void
}
export function Pager({ from, to, page, pages, total, noun = say('web.rowNoun'), onPage }: PagerProps) {
  if (total === 0) return null
  return (
    <div className={css.pager}>
      <p className={css.count} role="status">
        {pages === 1
          ? say('web.rowsAll', { total: number(total), noun })
          : say('web.rowsPart', { from: number(from), to: number(to), total: number(total), noun })}
      </p>
      {pages > 1 && (
        <div className={`${css.turn} no-print`}>
          <ActionIcon variant="default" size={36} aria-label={say('web.pageBefore')} disabled={page === 0} onClick={() => onPage(page - 1)}>
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={say('web.pageAfter')}
            disabled={page === pages - 1}
            onClick={() => onPage(page + 1)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </div>
      )}
    </div>
  )
}

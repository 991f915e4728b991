/** What happened, what to do, and a way to try again. */
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import { asProblem } from '../api.ts'
import css from './blocks.module.css'
import { GoLink } from './GoLink.tsx'
import { Notice } from './Notice.tsx'

interface ErrorStateProps {
  /** Anything thrown; shown in words. */
  problem: unknown
  onRetry?: () => void
  /** Where to go on from something that is not there or not for this reader. */
  back?: { label: string; to: string }
  /** Fills an otherwise empty window. */
  alone?: boolean
}
export function ErrorState({ problem, onRetry, back, alone = false }: ErrorStateProps) {
  const { title, detail, errors, status } = asProblem(problem)
  const closed = status === 403 || status === 404
  return (
    <div className={alone ? css.alone : undefined}>
      <Notice kind="refused" title={title} text={detail} alert>
        {errors.length > 0 && (
          <ul className={css.errorList}>
            {errors.map(error => (
              <li key={`${error.path}${error.message}`}>
                {error.message}
                {error.fix && <span className={css.fix}> {error.fix}</span>}
              </li>
            ))}
          </ul>
        )}
        {closed && back && (
          <p className={css.fix}>
            <GoLink to={back.to}>{back.label}</GoLink>
          </p>
        )}
        {/* What is not for this reader stays so however often it is asked. */}
        {onRetry && !closed && (
          <Button variant="default" size="sm" mt="sm" leftSection={<IconRefresh size={16} />} onClick={onRetry}>
            {say('web.retry')}
          </Button>
        )}
      </Notice>
    </div>
  )
}

/** Where a figure or a condition is written, and that nobody has compared it with the paper yet. */
import { say } from '../../../words/say.ts'
import css from './public.module.css'

interface BasisProps {
  article: string
  verified: boolean
}
export function Basis({ article, verified }: BasisProps) {
  return (
    <p className={css.basis}>
      <span>{say('callScreens.basis', { article })}</span>
      {!verified && <span className={css.unverified}>{say('web.unverified')}</span>}
    </p>
  )
}

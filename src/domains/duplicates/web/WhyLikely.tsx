/** How likely two records are one, why in one sentence, and what each field says. */
import { say } from '../../../words/say.ts'
import css from './duplicates.module.css'
import { type Evidence, EvidenceList } from './EvidenceList.tsx'

interface WhyLikelyProps {
  row: { percent: number; says: string; evidence: readonly Evidence[] }
}
export function WhyLikely({ row: { percent, says, evidence } }: WhyLikelyProps) {
  return (
    <>
      <span className={css.quiet}>{say('duplicates.likelyWhy', { percent, says })}</span>
      <details>
        <summary>{say('duplicates.whyEach')}</summary>
        <EvidenceList evidence={evidence} />
      </details>
    </>
  )
}

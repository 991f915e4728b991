/** What the rules found: ✓, ! or ✕, a sentence, its article, and the arithmetic behind a number. */
import { IconAlertTriangle, IconCheck, IconChevronDown, IconX } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { say } from '../../words/say.ts'
import { EmptyState } from './EmptyState.tsx'
import css from './Findings.module.css'

export interface Finding {
  key: string
  /** ok: fulfilled · warn: look at it · block: the step is refused */
  level: 'ok' | 'warn' | 'block'
  sentence: string
  /** 'Điều 5 khoản 2 Nghị định …'; with an address it is a link. */
  article?: { label: string; href?: string }
  /** False while no officer has verified the legal source. */
  verified?: boolean
  /** How well the source is known: 'theo báo chí'. */
  note?: string
  /** 'min(50% × 480.000.000, 300.000.000) = 240.000.000 ₫' */
  arithmetic?: string
  /** What to do about it. */
  fix?: string
}
const look = {
  ok: { icon: IconCheck, word: 'web.findingOk' },
  warn: { icon: IconAlertTriangle, word: 'web.findingWarn' },
  block: { icon: IconX, word: 'web.findingBlock' },
} as const
const order = { block: 0, warn: 1, ok: 2 } as const

interface FindingsProps {
  findings: readonly Finding[]
  /** Keeps the fulfilled ones behind one line: '9 điều kiện đạt'. Print shows them. */
  fold?: boolean
}
/** Blocking ones first, fulfilled ones last. */
export function Findings({ findings, fold = false }: FindingsProps) {
  const [open, setOpen] = useState(false)
  const id = useId()
  if (findings.length === 0) return <EmptyState small title={say('web.findingsNone')} />
  const sorted = [...findings].sort((a, b) => order[a.level] - order[b.level])
  const passed = fold ? sorted.filter(finding => finding.level === 'ok') : []
  const list = (some: readonly Finding[], more: { id?: string; hidden?: boolean } = {}) => (
    <ul className={css.list} {...more}>
      {some.map(finding => (
        <One key={finding.key} finding={finding} />
      ))}
    </ul>
  )
  if (passed.length === 0) return list(sorted)
  return (
    <>
      {passed.length < sorted.length && list(sorted.slice(0, sorted.length - passed.length))}
      <p className={css.folded}>
        <IconCheck size={15} stroke={2.4} aria-hidden />
        <button
          type="button"
          className={`${css.toggle} quiet-button`}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {say('web.findingsPassed', { count: passed.length })}
          <IconChevronDown size={14} aria-hidden className={css.chevron} />
        </button>
      </p>
      {list(passed, { id, hidden: !open })}
    </>
  )
}

function One({ finding }: { finding: Finding }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { icon: Icon, word } = look[finding.level]
  return (
    <li className={css.finding} data-level={finding.level}>
      <span className={css.sign}>
        <Icon size={15} stroke={2.4} aria-hidden />
        <span className="only-heard">{say(word)}</span>
      </span>
      <div className={css.body}>
        <p className={css.sentence}>{finding.sentence}</p>
        {finding.fix && <p className={css.fix}>{finding.fix}</p>}
        {(finding.article || finding.verified === false || finding.note || finding.arithmetic) && (
          <p className={css.source}>
            {finding.article &&
              (finding.article.href ? <a href={finding.article.href}>{finding.article.label}</a> : <span>{finding.article.label}</span>)}
            {finding.verified === false && <span className={css.unverified}>{say('web.unverified')}</span>}
            {finding.note && <span>{finding.note}</span>}
            {finding.arithmetic && (
              <button
                type="button"
                className={`${css.toggle} quiet-button`}
                aria-expanded={open}
                aria-controls={id}
                onClick={() => setOpen(!open)}
              >
                {say('web.arithmetic')}
                <IconChevronDown size={14} aria-hidden className={css.chevron} />
              </button>
            )}
          </p>
        )}
        {finding.arithmetic && (
          <p id={id} hidden={!open} className={css.arithmetic}>
            {finding.arithmetic}
          </p>
        )}
      </div>
    </li>
  )
}

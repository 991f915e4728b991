/** The report on an A4 column in the order of the paper of Decree 30/2020; the numbers open to their rows. */
import '@fontsource/tinos/400.css'
import '@fontsource/tinos/400-italic.css'
import '@fontsource/tinos/700.css'
import { date } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import { blankDay } from '../../reference/paper-head.schema.ts'
import { sumUp } from '../paper.rules.ts'
import { BudgetTable, GroupTable, UnitTable } from './MoneyTables.tsx'
import css from './paper.module.css'
import { type ReportData, useHead } from './report.ts'
import { TargetTables } from './TargetTables.tsx'

interface PaperProps {
  report: ReportData
  onOpen: (figure: string) => void
}
export function Paper({ report, onOpen }: PaperProps) {
  const { plan, period, scope, targets } = report
  const head = useHead(period.asOf)
  const days = { period: period.label, from: date(period.yearFrom), until: date(period.coveredUntil) }
  const basis = [
    say('reports.basisDecree'),
    ...(period.coveredUntil >= '2025-10-15' ? [say('reports.basisAmendment')] : []),
    say(plan.number ? 'reports.basisPlanNumber' : 'reports.basisPlan', { title: plan.title, number: plan.number ?? '' }),
  ]
  const open = targets.some(target => target.actual === null || target.undetermined > 0)
  return (
    <>
      <p className={`${css.hint} no-print`}>{say('reportScreens.openHint')}</p>
      <article className={css.paper} aria-label={say('reports.bookTitle')}>
        {report.demo && <p className={css.demo}>{say('reports.demoMark')}</p>}
        <header className={css.head}>
          <div>
            {head.parent && <p>{head.parent}</p>}
            {head.issuer && <p className={css.issuer}>{head.issuer}</p>}
            <p className={css.number}>
              {say('reportScreens.number')} <span className={css.blank} /> {head.symbol}
            </p>
          </div>
          <div>
            <p className={css.nation}>{say('reportScreens.nation')}</p>
            <p className={css.motto}>{say('reportScreens.motto')}</p>
            <p className={css.placeDay}>
              {head.place && `${head.place}, `}
              {blankDay(period.asOf)}
            </p>
          </div>
        </header>
        <h2 className={css.name}>{say('reportScreens.paperName')}</h2>
        <p className={css.subject}>{say('reports.paperSubject', days)}</p>
        {basis.map(line => (
          <p key={line} className={css.basis}>
            {`${line};`}
          </p>
        ))}
        <p className={css.para}>{say('reports.paperOpening', { ...days, place: scope.label })}</p>
        <h3 className={css.section}>{say('reportScreens.ofTargets')}</h3>
        <p className={css.para}>{sumUp(report.targets)}</p>
        <TargetTables targets={targets} onOpen={onOpen} />
        <h3 className={css.section}>{say('reportScreens.ofBudget')}</h3>
        <BudgetTable report={report} onOpen={onOpen} />
        <h3 className={css.section}>{say('reportScreens.ofGroups')}</h3>
        <GroupTable report={report} onOpen={onOpen} />
        <h3 className={css.section}>{say('reportScreens.ofUnits')}</h3>
        <UnitTable report={report} onOpen={onOpen} />
        <h3 className={css.section}>{say('reportScreens.ofRemarks')}</h3>
        {targets.map(target => (
          <p key={target.code} className={css.para}>
            {target.paperCode}. {target.name}: {[target.says, target.note, target.overlap].filter(Boolean).join(' ')}
          </p>
        ))}
        {open && <p className={css.note}>{say('reports.noteUnknown')}</p>}
        <p className={`${css.para} ${css.closing}`}>{say('reports.paperClosing', { period: period.label })}./.</p>
        <footer className={css.foot}>
          <p className={css.sign}>
            {head.signerTitle}
            {head.signer && <span className={css.signer}>{head.signer}</span>}
          </p>
        </footer>
      </article>
    </>
  )
}

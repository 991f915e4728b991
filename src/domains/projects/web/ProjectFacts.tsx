/** A project's facts in the order of the paper dossier: what it is, where and for whom, machines, money, commitments. */
import { sayDong, sayNumber } from '../../../kernel/money.ts'
import { date, money, percent } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { ProjectData } from './project.data.ts'
import css from './projects.module.css'

export function ProjectFacts({ project }: { project: ProjectData }) {
  return (
    <>
      <Card title={say('projectScreens.general')}>
        <Facts
          facts={[
            { label: say('projectScreens.code'), value: project.code },
            { label: say('projectScreens.year'), value: project.year },
            { label: say('projectScreens.group'), value: project.groupLabel, wide: true },
            { label: say('projectScreens.activity'), value: project.activityLabel, wide: true },
            { label: say('projectScreens.source'), value: project.sourceLabel },
            { label: say('projectScreens.implementer'), value: project.implementerLabel },
            { label: say('projectScreens.units'), value: sayNumber(project.units) },
            { label: say('projectScreens.pilot'), value: say(project.pilot ? 'projectScreens.yes' : 'projectScreens.no') },
            { label: say('projectScreens.plannedEnd'), value: project.plannedEndOn && date(project.plannedEndOn) },
            ...(project.fairs ? [{ label: say('projectScreens.fairs'), value: <Fairs fairs={project.fairs} />, wide: true }] : []),
            ...(project.endReason ? [{ label: say('projectScreens.endReason'), value: project.endReason, wide: true }] : []),
          ]}
        />
      </Card>
      <Card title={say('projectScreens.placeAndPeople')}>
        <Facts facts={[{ label: say('projectScreens.place'), value: project.place, wide: true }]} />
        <Beneficiaries project={project} />
      </Card>
      {project.machines.length > 0 && (
        <Card title={say('projectScreens.machines')}>
          <ul className={css.people}>
            {project.machines.map(machine => (
              <li key={`${machine.name}-${machine.serial}`} className={css.person}>
                <span className={css.personName}>{machine.name}</span>
                <span className={css.personSide}>
                  {[machine.maker, machine.serial && `${say('projectScreens.machineSerial')} ${machine.serial}`]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Card title={say('projectScreens.money')}>
        <Ledger project={project} />
      </Card>
      <Card title={say('projectScreens.commitments')}>
        {project.shape === 'event' ? (
          <p className={css.quiet}>{say('projectScreens.eventNoCommitment')}</p>
        ) : (
          <Facts
            facts={[
              { label: say('projectScreens.commitsCapital'), value: <Given given={project.commitsCapital} /> },
              { label: say('projectScreens.commitsNoDouble'), value: <Given given={project.commitsNoDouble} /> },
            ]}
          />
        )}
      </Card>
    </>
  )
}

const Fairs = ({ fairs }: { fairs: NonNullable<ProjectData['fairs']> }) =>
  fairs.length === 0 ? (
    <span className={css.quiet}>{say('projectScreens.noFair')}</span>
  ) : (
    <ul className={css.fairs}>
      {fairs.map(({ code, name, to }) => (
        <li key={code}>
          <GoLink to={to}>{`${name} (${code})`}</GoLink>
        </li>
      ))}
    </ul>
  )

function Beneficiaries({ project }: { project: ProjectData }) {
  if (project.beneficiaries.length === 0)
    return (
      <EmptyState small title={say(project.shape === 'event' ? 'projectScreens.noBeneficiaryEvent' : 'projectScreens.noBeneficiary')} />
    )
  return (
    <ul className={css.people} aria-label={say('projectScreens.beneficiaries')}>
      {project.beneficiaries.map(each => (
        <li key={each.code} className={css.person}>
          <div>
            <GoLink to={`/so-bo/${each.code}`} className={css.personName}>
              {each.name}
            </GoLink>
            <div className={css.personMore}>{[each.code, each.place].filter(Boolean).join(' · ')}</div>
          </div>
          <div className={css.personSide}>
            {each.taxCode && <div className="figures">{`${say('projectScreens.taxCode')} ${each.taxCode}`}</div>}
            <div className={css.personMore}>{each.village ?? say('projectScreens.notInVillage')}</div>
          </div>
        </li>
      ))}
    </ul>
  )
}

const Given = ({ given }: { given: boolean }) => (
  <StateBadge plain kind={given ? 'done' : 'warning'} word={say(given ? 'projectScreens.given' : 'projectScreens.notGiven')} />
)

interface Line {
  label: string
  amount: number | null
  note?: string | null
  strong?: boolean
}
/** The project's money as a ledger: what the dossier says, then what was decided and paid, each with its paper or its sum. */
function Ledger({ project }: { project: ProjectData }) {
  const { money: held, totalCost, requested, counterpart } = project
  const owed = held.settlement === null ? 0 : held.settlement - (held.paid - held.reclaimed)
  const ceiling = project.findings.find(each => each.rule === 'support-ceiling')?.arithmetic
  const filed: Line[] = [
    { label: say('projectScreens.totalCost'), amount: totalCost, strong: true, note: sumNote(project) },
    { label: say('projectScreens.eligibleCost'), amount: project.eligibleCost },
    {
      label: say('projectScreens.requestedFull'),
      amount: requested,
      note: totalCost > 0 ? say('projectScreens.shareOfTotal', { percent: percent((requested / totalCost) * 100) }) : null,
    },
    { label: say('projectScreens.counterpart'), amount: counterpart },
    {
      label: say('projectScreens.suggested'),
      amount: project.suggested,
      note: ceiling ? say('projectScreens.suggestedNote', { arithmetic: ceiling }) : null,
    },
  ]
  const decided: Line[] = [
    {
      label: say('projectScreens.approvedFull'),
      amount: held.approved,
      strong: true,
      note:
        held.decision &&
        say('projectScreens.decisionNote', {
          number: held.decision.number,
          day: date(held.decision.issuedOn),
          issuer: held.decision.issuer,
        }),
    },
    {
      label: say('projectScreens.contracted'),
      amount: held.contracted,
      note: held.contract && say('projectScreens.contractNote', { number: held.contract.number, day: date(held.contract.signedOn) }),
    },
    {
      label: say('projectScreens.advanced'),
      amount: held.advanced,
      note: project.advancedOn && say('projectScreens.advanceNote', { day: date(project.advancedOn) }),
    },
    {
      label: say('projectScreens.acceptedCost'),
      amount: project.acceptedEligibleCost,
      note: project.acceptedOn && say('projectScreens.acceptedNote', { day: date(project.acceptedOn) }),
    },
    { label: say('projectScreens.settlement'), amount: held.settlement, strong: true, note: held.settlementArithmetic },
    ...(held.paid > 0 ? [{ label: say('projectScreens.paid'), amount: held.paid }] : []),
    ...(held.reclaimed > 0 ? [{ label: say('projectScreens.reclaimed'), amount: held.reclaimed }] : []),
    ...(owed > 0 ? [{ label: say('projectScreens.owed'), amount: owed }] : []),
    ...(owed < 0 ? [{ label: say('projectScreens.toReclaim'), amount: -owed, strong: true }] : []),
  ]
  return (
    <table className={css.ledger}>
      <Part title={say('projectScreens.asFiled')} lines={filed} missing={money(null)} />
      <Part
        title={say('projectScreens.asDecided')}
        lines={[
          ...decided,
          {
            label: say('projectScreens.lineLeft'),
            amount: held.lineLeft,
            note: held.lineLeft === null ? say('projectScreens.noLine') : null,
          },
        ]}
        missing={say('projectScreens.notYet')}
      />
    </table>
  )
}
function Part({ title, lines, missing }: { title: string; lines: readonly Line[]; missing: string }) {
  return (
    <tbody>
      <tr className={css.part}>
        <th colSpan={2} scope="rowgroup">
          {title}
        </th>
      </tr>
      {lines.map(line => (
        <tr key={line.label} data-strong={line.strong || undefined}>
          <th scope="row">
            {line.label}
            {line.note && <span className={css.note}>{line.note}</span>}
          </th>
          <td className={css.amount}>{line.amount === null ? <span className={css.dash}>{missing}</span> : money(line.amount)}</td>
        </tr>
      ))}
    </tbody>
  )
}
/** '300.000.000 + 736.000.000 = 1.036.000.000 ₫', and by how much it fails to be so. */
const sumNote = ({ requested, counterpart, totalCost }: ProjectData): string => {
  const sum = requested + counterpart
  const written = `${sayNumber(requested)} + ${sayNumber(counterpart)} = ${sayDong(sum)}`
  return sum === totalCost ? written : `${written}. ${say('projectScreens.sumWrong', { amount: money(Math.abs(sum - totalCost)) })}`
}

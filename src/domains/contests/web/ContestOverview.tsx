/** The overview of a contest: calendar, groups with prizes and entries, criteria, rules, regulation; how it reaches entrants; who did what. */
import { Button } from '@mantine/core'
import { IconDownload, IconExternalLink } from '@tabler/icons-react'
import { upload } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { QrCode } from '../../../web/ui/QrCode.tsx'
import { type Act, Timeline } from '../../../web/ui/Timeline.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { knows, say } from '../../../words/say.ts'
import { ShareLinks } from '../../calls/web/ShareLinks.tsx'
import { type Role, roles } from '../../reference/roles.schema.ts'
import { meanRules } from '../contests.schema.ts'
import { type ContestData, contestPath, forget, publicAddress } from './contests.data.ts'
import css from './contests.module.css'
import { sayMoment } from './moment.ts'

export function ContestOverview({ contest }: { contest: ContestData }) {
  return (
    <>
      <Card title={say('contestScreens.calendar')}>
        <Calendar contest={contest} />
      </Card>
      <Card title={say('contestScreens.groups')} flush>
        <Groups contest={contest} />
      </Card>
      <Card title={say('contestScreens.judgedBy')}>
        <Criteria contest={contest} />
        <RuleList contest={contest} />
      </Card>
      <Card title={say('contestScreens.regulation')}>
        <Regulation contest={contest} />
      </Card>
      <Card title={say('contestScreens.acts')}>
        <Timeline acts={actsOf(contest.acts)} />
      </Card>
    </>
  )
}
const span = (from: string, until: string | null) => (until ? `${date(from)} – ${date(until)}` : date(from))

function Calendar({ contest }: { contest: ContestData }) {
  return (
    <Facts
      facts={[
        ...(contest.registersFrom
          ? [{ label: say('contestScreens.registration'), value: span(contest.registersFrom, contest.registersUntil) }]
          : []),
        {
          label: say('contestScreens.receiving'),
          value: say('contestScreens.receivingUntil', { from: date(contest.opensOn), until: sayMoment(contest.deadline) }),
        },
        {
          label: say('contestScreens.pictures'),
          value: say('contestScreens.picturesUntil', { until: sayMoment(contest.picturesUntil), minutes: contest.graceMinutes }),
        },
        ...(contest.votingFrom && contest.votingUntil
          ? [{ label: say('contestScreens.voting'), value: span(contest.votingFrom, contest.votingUntil) }]
          : []),
        ...contest.milestones.map(each => ({ label: each.title, value: span(each.from, each.until) })),
        { label: say('contestScreens.contact'), value: contest.contact, wide: true },
      ]}
    />
  )
}
function Groups({ contest }: { contest: ContestData }) {
  const sums = contest.prizes.map((_, at) => contest.groups.reduce((sum, group) => sum + (group.counts[at] ?? 0), 0))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys
    <section className={css.scroll} tabIndex={0} aria-label={say('contestScreens.groups')}>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{say('contestScreens.group')}</th>
            <th scope="col" data-number>
              {say('contestScreens.entries')}
            </th>
            {contest.prizes.map(prize => (
              <th key={prize.key} scope="col" data-number>
                {prize.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {contest.groups.map(group => (
            <tr key={group.craft}>
              <th scope="row">{group.label}</th>
              <td data-number>{number(group.entries)}</td>
              {contest.prizes.map((prize, at) => (
                <td key={prize.key} data-number>
                  {number(group.counts[at] ?? 0)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{say('contestScreens.sum')}</th>
            <td data-number>{number(contest.groups.reduce((sum, group) => sum + group.entries, 0))}</td>
            {sums.map((sum, at) => (
              <td key={contest.prizes[at]?.key} data-number>
                {number(sum)}
              </td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  )
}
export function Criteria({ contest }: { contest: Pick<ContestData, 'criteria'> }) {
  return (
    <ol className={css.criteria}>
      {contest.criteria.map(({ key, title, max, guidance }) => (
        <li key={key}>
          <div>
            <span>
              {title}
              {guidance && <span className={css.guide}>{guidance}</span>}
            </span>
            <span className={css.number}>{max === null ? say('contestScreens.pointsUnset') : number(max)}</span>
          </div>
        </li>
      ))}
    </ol>
  )
}
/** The rules of judging, in sentences, as the paper says them. */
export const rulesSaid = (contest: Pick<ContestData, 'rules' | 'criteria'>): string[] => {
  const titles = new Map(contest.criteria.map(each => [each.key, each.title]))
  const { mean, sheets, perGroup, atLeast, ties, text } = contest.rules
  return [
    say('contests.ruleMean', { rule: meanRules[mean] }),
    say('contests.ruleSheets', { count: sheets }),
    ...(perGroup === null ? [] : [say('contests.rulePerGroup', { count: perGroup })]),
    ...(atLeast === null ? [] : [say('contests.ruleAtLeast', { least: number(atLeast) })]),
    say('contests.ruleTies', { list: ties.map(key => titles.get(key) ?? key).join(', ') || say('contests.noCriterion') }),
    say(text ? 'contestScreens.ruleText' : 'contestScreens.ruleBlind'),
  ]
}
function RuleList({ contest }: { contest: ContestData }) {
  return (
    <ul className={css.rules}>
      {rulesSaid(contest).map(line => (
        <li key={line}>{line}.</li>
      ))}
    </ul>
  )
}
function Regulation({ contest }: { contest: ContestData }) {
  const send = async (file: File | undefined) => {
    if (!file) return
    await upload(`${contestPath(contest.code)}/regulation`, [file]).then(async () => {
      await forget()
      saved()
    }, failed)
  }
  return (
    <div className={css.stack}>
      <Facts
        facts={[
          { label: say('contestScreens.regulationNumber'), value: contest.regulationNumber },
          { label: say('contestScreens.regulationOn'), value: contest.regulationOn && date(contest.regulationOn) },
        ]}
      />
      {contest.regulation.map(line => (
        <p key={line} className={css.text}>
          {line}
        </p>
      ))}
      {contest.hasFile && (
        <div>
          <Button
            component="a"
            href={`${contestPath(contest.code)}/regulation`}
            variant="default"
            leftSection={<IconDownload size={17} stroke={1.6} />}
          >
            {contest.regulationFile}
          </Button>
        </div>
      )}
      {contest.can.includes('edit') && (
        <FileDrop
          label={say(contest.hasFile ? 'contestScreens.regulationReplace' : 'contestScreens.regulationAttach')}
          accept=".pdf,.docx"
          files={[]}
          onFiles={files => void send(files[0])}
        />
      )}
    </div>
  )
}
/** How the contest reaches entrants: its address and code. */
export function Reach({ contest }: { contest: ContestData }) {
  if (contest.state === 'draft')
    return (
      <Card title={say('contestScreens.link')}>
        <p className={css.quiet}>{say('contestScreens.linkDraft')}</p>
      </Card>
    )
  const address = `${window.location.origin}${publicAddress(contest.code)}`
  return (
    <Card title={say('contestScreens.link')}>
      <p className={css.quiet}>{say('contestScreens.linkText')}</p>
      <QrCode text={address} label={contest.title} className={css.qr} />
      <p className={css.address}>
        <a href={address} target="_blank" rel="noopener noreferrer">
          {address} <IconExternalLink size={15} aria-hidden />
          <span className="only-heard">{say('contestScreens.publicPage')}</span>
        </a>
      </p>
      <ShareLinks address={address} />
    </Card>
  )
}
/** Acts with their words; one that has none of its own is named as a change. */
export const actsOf = (acts: ContestData['acts']): Act[] =>
  acts
    .map((act, index): Act => {
      const own = `contestActs.${act.action}`
      return {
        id: index,
        at: act.at,
        day: act.day,
        who: roles[act.role as Role] ?? say('contestScreens.actNobody'),
        ...(act.unitName ? { unit: act.unitName } : {}),
        act: knows(own) ? say(own) : say('contestScreens.actOther'),
        ...(act.reason ? { reason: act.reason } : {}),
      }
    })
    .reverse()

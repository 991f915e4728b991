/** The overview of a contest: calendar, groups with prizes and entries, criteria, rules, regulation; who did what. */
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { upload } from '../../../web/api.ts'
import { date, number } from '../../../web/format.ts'
import { Criteria } from '../../../web/scoring/Criteria.tsx'
import { actsOf } from '../../../web/ui/acts.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { FileDrop } from '../../../web/ui/FileDrop.tsx'
import { type Act, Timeline } from '../../../web/ui/Timeline.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { knows, say } from '../../../words/say.ts'
import { BriefsServed } from '../../trade/web/BriefsServed.tsx'
import { meanRules } from '../contests.schema.ts'
import { type ContestData, contestPath, forget } from './contests.data.ts'
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
        <Criteria criteria={contest.criteria} />
        <RuleList contest={contest} />
      </Card>
      <BriefsServed
        title={say('contestScreens.servedBriefs')}
        briefs={contest.briefs}
        none={{ title: say('contestScreens.servedNone'), text: say('contestScreens.servedNoneText') }}
      />
      <Card title={say('contestScreens.regulation')}>
        <Regulation contest={contest} />
      </Card>
      <Card title={say('contestScreens.acts')}>
        <Timeline acts={contestActs(contest.acts)} />
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
        ...(contest.preliminaryBy ? [{ label: say('contestScreens.field_preliminaryBy'), value: date(contest.preliminaryBy) }] : []),
        ...(contest.finalBy ? [{ label: say('contestScreens.field_finalBy'), value: date(contest.finalBy) }] : []),
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
/** The rules of judging, in sentences, as the paper says them. */
export const rulesSaid = (contest: Pick<ContestData, 'rules' | 'criteria'>): string[] => {
  const titles = new Map(contest.criteria.map(each => [each.key, each.title]))
  const { mean, sheets, perGroup, atLeast, ties, text, perPhone } = contest.rules
  return [
    say('contestScreens.sayPerPhone', { count: perPhone }),
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
/** Acts with their words; one that has none of its own is named as a change. */
export const contestActs = (acts: ContestData['acts']): Act[] =>
  actsOf(
    acts,
    ({ action }) => {
      const own = `contestActs.${action}`
      return { act: say(knows(own) ? own : 'contestScreens.actOther') }
    },
    say('contestScreens.actNobody'),
  )

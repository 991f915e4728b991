/** Projects in the legal order with the cut-off drawn, ties held together, and those that cannot be ranked below. */
import { ActionIcon, Tooltip } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconCheck, IconHelpCircle, IconMinus } from '@tabler/icons-react'
import { money, number } from '../../../web/format.ts'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import type { Choice } from '../selection.schema.ts'
import css from './choice.module.css'

interface RankingProps {
  choices: readonly Choice[]
  /** What the line has left before choosing, in đồng. */
  left: number
  /** Gives one tie a new order; absent for those who may only read. */
  onOrder?: (codes: string[]) => void
}
/** Neighbours that the law cannot tell apart, else one alone. */
const tiesOf = (choices: readonly Choice[]): Choice[][] => {
  const groups: Choice[][] = []
  for (const choice of choices) {
    const last = groups.at(-1)
    if (last?.[0]?.tiedWith.includes(choice.code)) last.push(choice)
    else groups.push([choice])
  }
  return groups
}

export function Ranking({ choices, left, onOrder }: RankingProps) {
  const ranked = choices.filter(choice => choice.blocked === null)
  const blocked = choices.filter(choice => choice.blocked !== null)
  const lastChosen = ranked.filter(choice => choice.chosen).at(-1)
  const cut = lastChosen?.left ?? left
  const more = ranked.some(choice => !choice.chosen)
  const line = <CutOff key="cut-off" left={cut} more={more} />
  return (
    <>
      {ranked.length > 0 && (
        <ol className={css.ranking} aria-label={say('planScreens.ranking')}>
          {!lastChosen && line}
          {tiesOf(ranked).map(group => (
            <Group key={group[0]?.code} group={group} onOrder={onOrder} after={lastChosen?.code} line={line} />
          ))}
        </ol>
      )}
      {blocked.length > 0 && (
        <section aria-label={say('planScreens.blockedHead')}>
          <h2 className={css.heading}>{say('planScreens.blockedHead')}</h2>
          <ul className={css.ranking}>
            {blocked.map(choice => (
              <Row key={choice.code} choice={choice} />
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function CutOff({ left, more }: { left: number; more: boolean }) {
  return (
    <li className={css.cutoff} data-all={!more || undefined}>
      <span>{say(more ? 'planScreens.cutoff' : 'planScreens.cutoffAll', { left: money(left) })}</span>
    </li>
  )
}

interface GroupProps {
  group: Choice[]
  onOrder: RankingProps['onOrder']
  /** The code after which the cut-off is drawn. */
  after: string | undefined
  line: React.ReactNode
}
function Group({ group, onOrder, after, line }: GroupProps) {
  const codes = group.map(choice => choice.code)
  const tied = group.length > 1
  const swap = (at: number, to: number) => {
    const next = [...codes]
    const [moved] = next.splice(at, 1)
    if (moved) next.splice(to, 0, moved)
    onOrder?.(next)
  }
  return (
    <>
      {tied && (
        <li className={css.tieHead}>
          <strong>{say('planScreens.tie', { count: number(group.length) })}</strong>{' '}
          <span>{say(onOrder ? 'planScreens.tieHelp' : 'planScreens.tieHelpReader')}</span>
        </li>
      )}
      {group.map((choice, at) => [
        <Row
          key={choice.code}
          choice={choice}
          tied={tied}
          {...(tied && onOrder
            ? {
                ...(at > 0 ? { onUp: () => swap(at, at - 1) } : {}),
                ...(at < group.length - 1 ? { onDown: () => swap(at, at + 1) } : {}),
              }
            : {})}
        />,
        choice.code === after && line,
      ])}
    </>
  )
}

interface RowProps {
  choice: Choice
  tied?: boolean
  onUp?: () => void
  onDown?: () => void
}
function Row({ choice, tied = false, onUp, onDown }: RowProps) {
  const { code, name, amount, rank, chosen, blocked, pilot, priorities, experienceYears, reason, left } = choice
  return (
    <li className={css.row} data-chosen={chosen || undefined} data-tied={tied || undefined}>
      <span className={css.rank}>{blocked === null ? rank : '–'}</span>
      <div className={css.body}>
        <p className={css.head}>
          <GoLink to={`/ho-so/${code}`} className={css.name}>
            {name}
          </GoLink>
          <span className={css.quiet}>{code}</span>
        </p>
        <ul className={css.marks} aria-label={say('planScreens.priorities')}>
          {pilot && (
            <li className={css.mark} data-holds="yes">
              {say('planScreens.pilot')}
            </li>
          )}
          {priorities.map(priority => (
            <Priority key={priority.key} says={priority.says} holds={priority.holds} />
          ))}
          <li className={css.mark} data-holds={experienceYears === null ? 'unknown' : 'yes'}>
            {experienceYears === null ? say('planScreens.yearsUnknown') : say('planScreens.years', { years: number(experienceYears) })}
          </li>
        </ul>
        <p className={css.reason}>{reason}</p>
      </div>
      <div className={css.side}>
        <span className={css.amount}>{money(amount)}</span>
        <StateBadge
          plain
          kind={blocked !== null ? 'refused' : chosen ? 'done' : 'waiting'}
          word={say(blocked !== null ? 'planScreens.blocked' : chosen ? 'planScreens.chosen' : 'planScreens.notChosen')}
        />
        {chosen && <span className={css.quiet}>{say('planScreens.leftAfter', { left: money(left) })}</span>}
        {(onUp || onDown) && (
          <span className={`${css.moves} no-print`}>
            <Move label={say('planScreens.moveUp', { code })} icon={IconArrowUp} act={onUp} />
            <Move label={say('planScreens.moveDown', { code })} icon={IconArrowDown} act={onDown} />
          </span>
        )}
      </div>
    </li>
  )
}
function Move({ label, icon: Icon, act }: { label: string; icon: typeof IconArrowUp; act: (() => void) | undefined }) {
  return (
    <Tooltip label={label} disabled={!act}>
      <ActionIcon variant="default" size={32} aria-label={label} disabled={!act} onClick={act}>
        <Icon size={16} />
      </ActionIcon>
    </Tooltip>
  )
}
/** Known to hold, known not to hold, or not recorded: each has its sign and its word. */
function Priority({ says, holds }: { says: string; holds: boolean | null }) {
  const Icon = holds === null ? IconHelpCircle : holds ? IconCheck : IconMinus
  const word = say(holds === null ? 'planScreens.holdsUnknown' : holds ? 'planScreens.holds' : 'planScreens.holdsNot')
  return (
    <li className={css.mark} data-holds={holds === null ? 'unknown' : holds ? 'yes' : 'no'}>
      <Icon size={14} stroke={2} aria-hidden />
      <span>
        {says} <span className="only-heard">: {word}</span>
      </span>
    </li>
  )
}

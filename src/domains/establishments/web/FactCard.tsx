/** Facts of one group, each with the day and the source of its value where it differs from the rest; each opens to all its values. */
import { ActionIcon } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { date, unknown } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { FigureDrawer } from '../../../web/ui/FigureDrawer.tsx'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import type { FactData, PageData, SourceData } from './page.data.ts'
import { TaxCode } from './TaxCode.tsx'

/** Facts that take the whole width. */
const wide: readonly string[] = ['name', 'sector', 'unitId', 'address', 'villageId', 'representative']
/** What most values have in common, so that it is said once: the source and day of the act that brought the record in. */
const sameOrigin = (data: PageData, fact: FactData) => {
  const origin = data.facts[0]?.values[0]
  return origin !== undefined && fact.since === origin.from && fact.source?.says === origin.source.says
}

/** Whether the source is said at the fact itself. */
const hasOwnSource = (data: PageData, fact: FactData) =>
  fact.source !== null && !sameOrigin(data, fact) && (fact.says !== null || fact.values.length > 1)

interface FactCardProps {
  title: string
  text?: string
  group: FactData['group']
  data: PageData
  children?: ReactNode
}
export function FactCard({ title, text, group, data, children }: FactCardProps) {
  const [opened, setOpened] = useState<string | null>(null)
  const facts = data.facts.filter(fact => fact.group === group && (fact.key !== 'closedOn' || fact.says || fact.values.length > 1))
  const shown = facts.find(fact => fact.key === opened)
  return (
    <Card title={title}>
      {text && <p className={css.lead}>{text}</p>}
      <dl className={css.facts}>
        {facts.map(fact => (
          <div
            key={fact.key}
            className={css.fact}
            data-wide={wide.includes(fact.key) || hasOwnSource(data, fact) || undefined}
            data-changed={(data.compare && fact.changed) || undefined}
          >
            <dt>{fact.label}</dt>
            <dd>
              <div className={css.says}>
                <FactValue fact={fact} data={data} />
              </div>
              <ActionIcon
                className={`${css.tool} no-print`}
                size="sm"
                aria-label={say('establishmentScreens.openFact', { label: fact.label })}
                title={say('establishmentScreens.openFact', { label: fact.label })}
                onClick={() => setOpened(fact.key)}
              >
                <IconHistory size={16} stroke={1.5} />
              </ActionIcon>
            </dd>
          </div>
        ))}
      </dl>
      {children}
      <FigureDrawer
        opened={shown !== undefined}
        onClose={() => setOpened(null)}
        title={say('establishmentScreens.factTitle', { label: shown?.label ?? '' })}
      >
        {shown && <Values fact={shown} />}
      </FigureDrawer>
    </Card>
  )
}

/** What stands where no value is known; of a criterion of the choice, that nobody has recorded it. */
const absent = (known: FactData['known'], group?: FactData['group']) => {
  if (known === 'known') return group === 'priority' ? say('establishmentScreens.notRecorded') : unknown()
  return say(known === 'erased' ? 'establishmentScreens.erased' : 'establishmentScreens.unrecorded')
}

function FactValue({ fact, data }: { fact: FactData; data: PageData }) {
  const missing = fact.says === null
  return (
    <>
      {missing ? <span className={css.unknown}>{absent(fact.known, fact.group)}</span> : <Shown fact={fact} data={data} />}
      {fact.note && <span className={css.under}>{fact.note}</span>}
      {data.compare && fact.changed && (
        <span className={css.before}>
          {say('establishmentScreens.comparedValue', { day: date(data.compare), value: fact.compared ?? unknown() })}
        </span>
      )}
      {fact.source && hasOwnSource(data, fact) && <span className={css.under}>{sourceLine(fact.since, fact.source)}</span>}
    </>
  )
}
const sourceLine = (since: string | null, source: SourceData) =>
  since ? say('establishmentScreens.sinceSource', { day: date(since), source: source.says }) : source.says

/** A value in the way that its field is used: numbers that can be called, codes that can be revealed. */
function Shown({ fact, data }: { fact: FactData; data: PageData }) {
  const { key, says } = fact
  if (key === 'taxCode' && data.asOf === null) return <TaxCode establishment={data} />
  if (key === 'phone') return <a href={`tel:${says}`}>{says}</a>
  if (key === 'email') return <a href={`mailto:${says}`}>{says}</a>
  return says
}

/** The sentence that stands for every value without a source of its own. */
export function Origin({ data }: { data: PageData }) {
  const origin = data.facts[0]?.values[0]
  if (!origin?.from) return null
  return <p className={css.foot}>{say('establishmentScreens.origin', { day: date(origin.from), source: origin.source.says })}</p>
}

/** Every value of a fact, newest first. */
function Values({ fact }: { fact: FactData }) {
  const newest = fact.values.toReversed()
  return (
    <ol className={css.values}>
      {newest.map(value => (
        <li key={value.source.at ?? 'unknown'} className={css.value}>
          <p className={value.says === null ? css.unknown : css.valueSays}>{value.says ?? absent(value.known, fact.group)}</p>
          <p className={css.under}>{span(value)}</p>
          <p className={css.under}>{value.source.says}</p>
          {value.source.unit && <p className={css.under}>{value.source.unit}</p>}
          {value.source.reason && <p className={css.under}>{say('establishmentScreens.because', { reason: value.source.reason })}</p>}
        </li>
      ))}
    </ol>
  )
}
const span = ({ from, until }: { from: string | null; until: string | null }) => {
  if (!from) return say('establishmentScreens.sinceUnknown')
  if (from === until) return say('establishmentScreens.withinDay', { day: date(from) })
  return until ? say('establishmentScreens.fromUntil', { from: date(from), until: date(until) }) : say('web.since', { day: date(from) })
}

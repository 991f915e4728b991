/** Where an establishment lies: the map of its commune, who answers for it, the line of the commune; and the way out of a unit that has ended. */
import { Button, Select } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { CommuneMap } from '../../../web/ui/CommuneMap.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from './establishment.module.css'
import { type UnitsData, useEstablishmentUnits } from './page.data.ts'
import { establishmentKey } from './register.data.ts'

type Step = UnitsData['before'][number]

export function UnitsCard({ code, asOf }: { code: string; asOf?: string | undefined }) {
  const { data } = useEstablishmentUnits(code, asOf)
  if (!data) return null
  return (
    <Card title={say('establishmentScreens.place')}>
      <Facts
        columns={1}
        facts={[
          { label: say('establishmentScreens.unit'), value: data.name },
          ...(data.ended ? [{ label: say('establishmentScreens.unitEnded'), value: date(data.ended) }] : []),
          {
            label: say('establishmentScreens.responsible'),
            value: data.responsible.map(each => (
              <span key={each.role}>
                {[each.role, each.unit].join(', ')}
                <span className={css.under}>{say('web.since', { day: date(each.since) })}</span>
              </span>
            )),
          },
        ].map(fact => (Array.isArray(fact.value) && fact.value.length === 0 ? { ...fact, value: null } : fact))}
      />
      <div className={css.map}>
        <CommuneMap codes={data.map} label={data.name} />
      </div>
      <Line title={say('establishmentScreens.lineBefore')} steps={data.before} />
      <Line title={say('establishmentScreens.lineAfter')} steps={data.after} open />
      <Line title={say('establishmentScreens.lineComing')} steps={data.coming} />
    </Card>
  )
}

function Line({ title, steps, open = false }: { title: string; steps: readonly Step[]; open?: boolean }) {
  if (steps.length === 0) return null
  return (
    <details className={css.fold} open={open}>
      <summary>{title}</summary>
      <ol className={css.steps}>
        {steps.map(step => (
          <li key={`${step.on} ${step.from[0]?.name} ${step.to[0]}`} className={css.step}>
            <time dateTime={step.on}>{say('web.since', { day: date(step.on) })}</time>
            {say('establishmentScreens.lineStep', {
              from: step.from.map(each => (each.part ? say('establishmentScreens.linePart', { name: each.name }) : each.name)).join('; '),
              to: step.to.map(name => name ?? say('establishmentScreens.lineUnknown')).join('; '),
            })}
            {!step.sure && <span className={css.under}>{say('establishmentScreens.lineInferred')}</span>}
          </li>
        ))}
      </ol>
    </details>
  )
}

interface EndedUnitProps {
  code: string
  revision: number
  mayMove: boolean
}
/** Only where the unit has ended: one click to its certain successor, a choice among several, or the form where nobody knows. */
export function EndedUnit({ code, revision, mayMove }: EndedUnitProps) {
  const { data } = useEstablishmentUnits(code)
  const client = useQueryClient()
  const [chosen, setChosen] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  if (!data?.ended) return null
  const [only] = data.successors
  const sure = data.certain && only !== undefined
  const to = sure ? only.id : chosen
  const move = async () => {
    if (!to) return
    setBusy(true)
    try {
      await post(`/api/establishments/${encodeURIComponent(code)}/move`, { unitId: to, revision })
      saved(say('establishmentScreens.moved', { unit: data.successors.find(each => each.id === to)?.name ?? '' }))
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
      await client.invalidateQueries({ queryKey: establishmentKey(code) })
    }
  }
  const text = sure
    ? say('establishmentScreens.endedSure', { unit: only.name })
    : only
      ? say('establishmentScreens.endedOpen', { units: data.successors.map(each => each.name).join('; ') })
      : say('establishmentScreens.endedUnknown')
  return (
    <Notice kind="warning" title={say('establishmentScreens.endedTitle', { unit: data.name, day: date(data.ended) })} text={text}>
      {mayMove && only && (
        <div className={`${css.choose} no-print`}>
          {!sure && (
            <Select
              aria-label={say('establishmentScreens.chooseUnit')}
              placeholder={say('establishmentScreens.chooseUnit')}
              data={data.successors.map(each => ({ value: each.id, label: each.name }))}
              value={chosen}
              onChange={setChosen}
            />
          )}
          <Button variant="default" disabled={!to} loading={busy} onClick={() => void move()}>
            {sure ? say('establishmentScreens.moveTo', { unit: only.name }) : say('establishmentScreens.move')}
          </Button>
        </div>
      )}
      {mayMove && !only && <GoLink to={`/so-bo/${code}/sua`}>{say('registerScreens.edit')}</GoLink>}
    </Notice>
  )
}

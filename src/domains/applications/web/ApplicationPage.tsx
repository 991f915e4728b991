/** One application as the office sees it: what was submitted, what changed since, and taking it in with one click. */
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { sayClock } from '../../projects/web/clock.ts'
import { AskDialog } from './AskDialog.tsx'
import css from './applications.module.css'
import { type ApplicationData, applicationKey, kindOf, useApplication } from './office.data.ts'
import { VersionView } from './VersionView.tsx'

export function ApplicationPage() {
  const { receipt = '' } = useParams({ strict: false }) as { receipt?: string }
  const { data, error, refetch } = useApplication(receipt)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  const name = String(data.versions.at(-1)?.values.name ?? data.receipt)
  return (
    <Page
      title={name}
      state={`${data.receipt}, ${data.activityLabel}`}
      crumbs={[{ label: say('applicationScreens.listTitle'), to: '/ho-so-nop' }]}
      aside={<Aside data={data} />}
    >
      <VersionView data={data} fileAt={id => `/api/applications/${data.receipt}/papers/${id}`} />
    </Page>
  )
}

function Aside({ data }: { data: ApplicationData }) {
  const receipt = data.receipt ?? ''
  const client = useQueryClient()
  const go = useGo()
  const [dialog, setDialog] = useState<'ask' | 'decline' | 'unask' | null>(null)
  const [busy, setBusy] = useState(false)
  const again = () => client.invalidateQueries({ queryKey: applicationKey(receipt) })
  const take = async (establishment: string | null) => {
    setBusy(true)
    try {
      const { project } = await post<{ project: string }>(`/api/applications/${receipt}/intake`, { establishment })
      await client.invalidateQueries()
      saved(say('applicationScreens.taken', { code: project }))
      go(`/ho-so/${project}`)
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
    }
  }
  const decline = data.can.includes('decline') && (
    <Button variant="subtle" color="red" onClick={() => setDialog('decline')}>
      {say('applicationScreens.decline')}
    </Button>
  )
  return (
    <>
      <Card>
        <div className={css.aside}>
          <StateBadge kind={kindOf[data.state]} word={data.stateLabel} />
          <Facts
            columns={1}
            facts={[
              { label: say('applicationScreens.call'), value: data.call.title },
              { label: say('applicationScreens.area'), value: data.unitName },
              { label: say('applicationScreens.submittedDay'), value: date(data.submittedOn) },
              { label: say('applicationScreens.phone'), value: data.phone },
              ...(data.clock ? [{ label: say('projectScreens.clock'), value: sayClock(data.clock) }] : []),
              ...(data.clock?.dueOn && !data.clock.endedOn
                ? [{ label: say('applications.dueHandling'), value: <DueDay on={data.clock.dueOn} late={data.clock.late} /> }]
                : []),
              ...(data.onBehalf ? [{ label: say('applicationScreens.filedFor'), value: data.mandate }] : []),
              ...(data.establishment
                ? [
                    {
                      label: say('applicationScreens.establishment'),
                      value: <GoLink to={`/so-bo/${data.establishment.code}`}>{data.establishment.name}</GoLink>,
                    },
                  ]
                : []),
              ...(data.project
                ? [
                    {
                      label: say('applicationScreens.project'),
                      value: <GoLink to={`/ho-so/${data.project.code}`}>{`${data.project.code}, ${data.project.stateLabel}`}</GoLink>,
                    },
                  ]
                : []),
              ...(data.declineReason ? [{ label: say('applicationScreens.declineReason'), value: data.declineReason }] : []),
            ]}
          />
        </div>
      </Card>
      {data.establishment && data.declared.length > 0 && (
        <Card title={say('applicationScreens.declaredTitle')}>
          <div className={css.aside}>
            <p className={css.quiet}>{say('applicationScreens.declaredText')}</p>
            <Facts
              columns={1}
              facts={data.declared.map(each => ({
                label: each.label,
                value: say('applicationScreens.declaredLine', { said: each.said, held: each.held }),
              }))}
            />
            <GoLink to={`/so-bo/${data.establishment.code}/sua`}>{say('applicationScreens.declaredEdit')}</GoLink>
          </div>
        </Card>
      )}
      {data.can.includes('take') && (
        <Card title={say('applicationScreens.takeTitle')}>
          <div className={css.aside}>
            {data.likely.length > 0 ? (
              <>
                <p>{say('applicationScreens.likely')}</p>
                <ul className={css.likely}>
                  {data.likely.map(each => (
                    <li key={each.code}>
                      <p>
                        <GoLink to={`/so-bo/${each.code}`}>{each.name}</GoLink>, {each.place}
                      </p>
                      <p className={css.quiet}>{each.says}</p>
                      <Button variant="default" loading={busy} onClick={() => void take(each.code)}>
                        {say('applicationScreens.takeLink', { code: each.code })}
                      </Button>
                    </li>
                  ))}
                </ul>
              </>
            ) : (
              <p className={css.quiet}>{say('applicationScreens.likelyNone')}</p>
            )}
            <Button loading={busy} onClick={() => void take(null)}>
              {say('applicationScreens.takeNew')}
            </Button>
            {decline}
          </div>
        </Card>
      )}
      {data.can.includes('unask') && (
        <Card title={say('applicationScreens.unaskTitle')}>
          <div className={css.aside}>
            <p className={css.quiet}>{say('applicationScreens.unaskText')}</p>
            <Button variant="default" onClick={() => setDialog('unask')}>
              {say('applicationScreens.unask')}
            </Button>
            {decline}
          </div>
        </Card>
      )}
      {(data.can.includes('ask') || data.can.includes('renew')) && (
        <Card>
          <div className={css.aside}>
            {data.can.includes('ask') && (
              <Button variant="default" onClick={() => setDialog('ask')}>
                {say('applicationScreens.ask')}
              </Button>
            )}
            {data.can.includes('renew') && <Renew receipt={receipt} />}
          </div>
        </Card>
      )}
      {dialog === 'ask' && <AskDialog data={data} onClose={() => setDialog(null)} onAsked={() => void again()} />}
      <ConfirmDialog
        opened={dialog === 'decline'}
        onClose={() => setDialog(null)}
        title={say('applicationScreens.decline')}
        text={say('applicationScreens.declineText')}
        verb={say('applicationScreens.decline')}
        danger
        fields={[{ key: 'reason', label: say('applicationScreens.declineReason'), kind: 'textarea', required: true }]}
        onConfirm={async values => {
          await post(`/api/applications/${receipt}/decline`, { reason: String(values.reason ?? '') })
          await again()
        }}
      />
      <ConfirmDialog
        opened={dialog === 'unask'}
        onClose={() => setDialog(null)}
        title={say('applicationScreens.unask')}
        text={say('applicationScreens.unaskConfirm')}
        verb={say('applicationScreens.unask')}
        fields={[{ key: 'reason', label: say('applicationScreens.unaskReason'), kind: 'textarea', required: true }]}
        onConfirm={async values => {
          await post(`/api/applications/${receipt}/requests/withdrawal`, { reason: String(values.reason ?? '') })
          await again()
        }}
      />
    </>
  )
}

const DueDay = ({ on, late }: { on: string; late: boolean }) =>
  late ? <StateBadge plain kind="late" word={date(on)} /> : <span className="figures">{date(on)}</span>

/** A new address for an applicant who lost theirs: shown this once, to be given to them. */
function Renew({ receipt }: { receipt: string }) {
  const [address, setAddress] = useState<string | null>(null)
  const renew = () =>
    void post<{ path: string }>(`/api/applications/${receipt}/address`).then(
      ({ path }) => setAddress(`${window.location.origin}${path}`),
      failed,
    )
  if (address)
    return (
      <p className={css.address}>
        {say('applicationScreens.renewed')} <a href={address}>{address}</a>
      </p>
    )
  return (
    <Button variant="subtle" onClick={renew}>
      {say('applicationScreens.renew')}
    </Button>
  )
}

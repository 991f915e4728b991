/** Kế hoạch: the year's plan in the version in force, its targets, budget lines, schedule and versions. */
import { Select } from '@mantine/core'
import { useState } from 'react'
import { asProblem } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { say } from '../../../words/say.ts'
import { OpenedFigureDrawer } from '../../reports/web/OpenedFigureDrawer.tsx'
import { useGauges, YearGauges } from '../../reports/web/YearGauges.tsx'
import { Budget } from './Budget.tsx'
import { DraftForm, draftForm } from './DraftForm.tsx'
import { AmendDialog, ApproveDialog } from './PlanDialogs.tsx'
import css from './plan.module.css'
import { type PlanData, planKinds, usePlan, useYears } from './plan.ts'
import { Schedule } from './Schedule.tsx'
import { TargetTable } from './TargetTable.tsx'

export function PlanPage() {
  const session = useSession()
  const [search, set] = useAddress()
  const year = Number(search.nam ?? session.year)
  const { data: plan, error, refetch } = usePlan(year, search.lan)
  const { data: years = [] } = useYears()
  const [asked, setAsked] = useState<'amend' | 'approve'>()
  const [dirty, setDirty] = useState(false)
  const leader = session.has('leader')
  // One prepares an amendment, another approves it: an appraiser and the leader.
  const prepares = session.has('leader', 'appraiser')
  const draft = plan?.versions.find(version => version.state === 'draft')
  const none = error && asProblem(error).status === 404
  const primary =
    !plan || !prepares
      ? {}
      : plan.state === 'draft' && dirty
        ? { primary: { label: say('planScreens.save'), onClick: submitDraft } }
        : plan.state === 'draft' && leader
          ? { primary: { label: say('planScreens.approve'), onClick: () => setAsked('approve') } }
          : !draft && plan.state === 'approved'
            ? { primary: { label: say('planScreens.amend'), onClick: () => setAsked('amend') } }
            : {}
  return (
    <Page
      title={say('planScreens.title', { year })}
      {...(plan ? { state: stateOf(plan) } : {})}
      {...primary}
      more={<Years year={year} years={[...new Set([...years, year])]} onYear={nam => set({ nam, lan: undefined }, { push: true })} />}
    >
      {none && (
        <EmptyState
          title={say('planScreens.noneTitle', { year })}
          text={say('planScreens.noneText')}
          action={leader && <GoLink to="/nhap-excel?loai=plan">{say('planScreens.noneImport')}</GoLink>}
        />
      )}
      {error && !none && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!plan && !error && <PageSkeleton />}
      {plan && <Content plan={plan} onDirty={setDirty} />}
      {plan && (
        <>
          <AmendDialog
            plan={plan}
            opened={asked === 'amend'}
            onClose={() => setAsked(undefined)}
            onDone={version => set({ lan: String(version) }, { push: true })}
          />
          <ApproveDialog
            plan={plan}
            opened={asked === 'approve'}
            onClose={() => setAsked(undefined)}
            onDone={() => set({ lan: undefined })}
          />
        </>
      )}
    </Page>
  )
}

/** What was typed is saved before anybody can approve the version. */
const submitDraft = () => {
  const form = document.getElementById(draftForm)
  if (form instanceof HTMLFormElement) form.requestSubmit()
}
const stateOf = ({ title, number, issuedOn, issuer }: PlanData): string => {
  const paper = number && issuedOn ? say('planScreens.decided', { number, day: date(issuedOn) }) : say('planScreens.noNumber')
  return [title, `${paper}${number && issuer ? ` ${say('planScreens.by', { issuer })}` : ''}`].join('. ')
}

function Years({ year, years, onYear }: { year: number; years: number[]; onYear: (year: string) => void }) {
  return (
    <Select
      className={css.years ?? ''}
      aria-label={say('planScreens.year')}
      allowDeselect={false}
      data={years.sort((a, b) => b - a).map(each => ({ value: String(each), label: say('planScreens.yearShort', { year: each }) }))}
      value={String(year)}
      onChange={value => value && onYear(value)}
    />
  )
}

function Content({ plan, onDirty }: { plan: PlanData; onDirty: (dirty: boolean) => void }) {
  const { has } = useSession()
  const inForce = plan.versions.find(version => version.state === 'approved')
  return (
    <>
      {plan.state === 'draft' && (
        <Notice
          kind="draft"
          title={say('planScreens.draftTitle')}
          text={
            inForce
              ? say('planScreens.draftText', { version: inForce.version, reason: plan.reason ?? '' })
              : say('planScreens.draftTextFirst')
          }
        />
      )}
      {plan.state === 'superseded' && (
        <Notice
          kind="info"
          title={say('planScreens.oldTitle')}
          text={inForce ? say('planScreens.oldText', { version: inForce.version }) : ''}
        />
      )}
      {plan.state === 'draft' && has('leader', 'appraiser') ? (
        <DraftForm key={plan.version} plan={plan} onDirty={onDirty} />
      ) : (
        <>
          {plan.state === 'approved' ? <Targets year={plan.year} /> : <TargetTable plan={plan} />}
          <Budget plan={plan} />
        </>
      )}
      <div className={css.bottom}>
        <Schedule plan={plan} />
        <Versions plan={plan} />
      </div>
    </>
  )
}

function Targets({ year }: { year: number }) {
  const [search, set] = useAddress()
  const { data, error, refetch } = useGauges(year)
  return (
    <Card title={say('planScreens.targets')}>
      {error && <ErrorState problem={error} onRetry={() => void refetch()} />}
      {!data && !error && <PageSkeleton />}
      {data && <YearGauges gauges={data} onOpen={so => set({ so })} />}
      <OpenedFigureDrawer figure={search.so} period={String(year)} onClose={() => set({ so: undefined })} />
    </Card>
  )
}

function Versions({ plan }: { plan: PlanData }) {
  return (
    <Card title={say('planScreens.versions')} flush>
      <ol className={css.versions}>
        {plan.versions.map(version => (
          <li key={version.version} className={css.version} aria-current={version.version === plan.version || undefined}>
            <p className={css.versionHead}>
              {version.version === plan.version ? (
                <strong>{say('planScreens.versionOf', { version: version.version })}</strong>
              ) : (
                <GoLink to={`/ke-hoach?nam=${plan.year}&lan=${version.version}`}>
                  {say('planScreens.versionOf', { version: version.version })}
                </GoLink>
              )}
              <StateBadge plain word={version.stateLabel} kind={planKinds[version.state]} />
            </p>
            <p className={css.quiet}>
              {version.number && version.issuedOn
                ? say('planScreens.decided', { number: version.number, day: date(version.issuedOn) })
                : say('planScreens.noNumber')}
            </p>
            <p className={css.quiet}>{version.reason ?? (version.version === 1 ? say('planScreens.first') : '')}</p>
          </li>
        ))}
      </ol>
    </Card>
  )
}

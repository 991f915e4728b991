/** Right of a design, first on a phone: where it stands, the next thing to do, decisions. */
import { Button } from '@mantine/core'
import { IconPhotoSearch } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { post } from '../../../web/api.ts'
import { date } from '../../../web/format.ts'
import { ActionBar } from '../../../web/ui/ActionBar.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { StateBadge } from '../../../web/ui/StateBadge.tsx'
import { failed, saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { checkAddress, type DesignData, designPath, forgetDesigns, sideBySideAddress, standingKinds } from './designs.data.ts'
import css from './designs.module.css'

const reasonField = { key: 'reason', label: say('designScreens.reason'), kind: 'textarea', required: true } as const

export function DesignAside({ design }: { design: DesignData }) {
  return (
    <div className={css.stack}>
      <StandingCard design={design} />
      {design.decisions.length > 0 && <DecisionsCard design={design} />}
    </div>
  )
}

/** Where a design stands, in a word or two. */
export const standingWord = ({ standing, acceptedOn }: DesignData): string =>
  acceptedOn !== null && !standing.copy
    ? say('designScreens.accepted', { day: date(acceptedOn) })
    : say(`designScreens.state_${standing.state}`)

function StandingCard({ design }: { design: DesignData }) {
  const client = useQueryClient()
  const { standing, can } = design
  const accepted = design.acceptedOn !== null && !standing.copy
  const act = async (key: string, values: object) => {
    const path = {
      accept: 'acceptance',
      withdraw: 'acceptance/taking-back',
      clear: 'copy/taking-back',
    }[key as 'accept']
    await post(`${designPath(design.code)}/${path}`, values)
    await forgetDesigns(client)
  }
  const imported = standing.copy !== null && standing.copy.by === null
  return (
    <Card title={say('designScreens.standing')}>
      <StateBadge kind={accepted ? 'done' : standingKinds[standing.state]} word={standingWord(design)} />
      {standing.copy ? (
        <p className={css.says}>
          {standing.copy.of
            ? say('designScreens.copySaid', { of: standing.copy.of, by: standing.copy.by ?? '', day: date(standing.copy.on) })
            : say('designScreens.copyImported', { day: date(standing.copy.on) })}{' '}
          {standing.copy.reason}
        </p>
      ) : (
        <p className={css.says}>{standing.says}.</p>
      )}
      {standing.checkId && (
        <p className={css.says}>
          <GoLink to={checkAddress(standing.checkId)}>
            {standing.checkedOn ? say('designScreens.openCheckOf', { day: date(standing.checkedOn) }) : say('designScreens.openCheck')}
          </GoLink>
        </p>
      )}
      {can.check && <CheckButton design={design} />}
      {can.decide && (
        <div className={css.buttons}>
          <ActionBar
            stacked
            onAct={act}
            actions={[
              ...(design.acceptedOn === null && !standing.copy
                ? [
                    {
                      key: 'accept',
                      label: say('designs.accept'),
                      primary: true,
                      allowed: can.acceptWhy === null,
                      ...(can.acceptWhy ? { why: can.acceptWhy } : {}),
                      text: say('designScreens.acceptText'),
                      ...(can.acceptReason ? { fields: [reasonField] } : {}),
                    },
                  ]
                : []),
              ...(design.acceptedOn !== null
                ? [
                    {
                      key: 'withdraw',
                      label: say('designScreens.act_withdraw_acceptance'),
                      allowed: can.decideWhy === null,
                      ...(can.decideWhy ? { why: can.decideWhy } : {}),
                      fields: [reasonField],
                    },
                  ]
                : []),
              ...(imported
                ? [
                    {
                      key: 'clear',
                      label: say('designScreens.clearImported'),
                      allowed: can.decideWhy === null,
                      ...(can.decideWhy ? { why: can.decideWhy } : {}),
                      fields: [reasonField],
                    },
                  ]
                : []),
            ]}
          />
        </div>
      )}
    </Card>
  )
}

function CheckButton({ design }: { design: DesignData }) {
  const client = useQueryClient()
  const go = useGo()
  const [busy, setBusy] = useState(false)
  const none = design.views.length === 0
  const ask = async () => {
    setBusy(true)
    try {
      const { id } = await post<{ id: string }>(`${designPath(design.code)}/checks`)
      await forgetDesigns(client)
      go(checkAddress(id))
    } catch (error) {
      failed(error)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className={css.buttons}>
      <Button
        variant="default"
        leftSection={<IconPhotoSearch size={18} aria-hidden />}
        loading={busy}
        disabled={none}
        onClick={() => void ask()}
      >
        {say(design.checks.length ? 'designScreens.checkAgain' : 'designScreens.check')}
      </Button>
      {none && <p className={css.quiet}>{say('designs.noPictures')}</p>}
    </div>
  )
}

function DecisionsCard({ design }: { design: DesignData }) {
  const client = useQueryClient()
  const [asked, setAsked] = useState<string | null>(null)
  return (
    <Card title={say('designScreens.decisions')}>
      <ul className={css.lines}>
        {design.decisions.map(each => (
          <li key={each.id}>
            <span className={css.lineHead}>
              <StateBadge
                plain
                kind={each.takenBackOn ? 'unknown' : each.verdict === 'copy' ? 'refused' : 'done'}
                word={each.takenBackOn ? say('designScreens.takenBack', { verdict: each.verdictLabel }) : each.verdictLabel}
              />
              {each.other ? (
                <GoLink to={sideBySideAddress(design.code, each.other.code)}>{each.other.code}</GoLink>
              ) : each.search ? (
                <span>{say('designScreens.aboutSearch', { base: each.search.baseLabel })}</span>
              ) : (
                <span>{say('designScreens.hiddenOther')}</span>
              )}
            </span>
            <p className={css.quiet}>
              {!each.own && each.other && `${say('designScreens.aboutOther', { code: each.other.code })} `}
              {say('designScreens.decidedBy', { by: each.by, day: date(each.on) })} {each.reason}
              {each.takenBackOn && ` ${say('designScreens.takenBackSaid', { day: date(each.takenBackOn), why: each.takenBackWhy ?? '' })}`}
            </p>
            {design.can.decide && design.can.decideWhy === null && each.own && !each.takenBackOn && (
              <Button variant="subtle" size="compact-sm" onClick={() => setAsked(each.id)}>
                {say('designScreens.act_take_back')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={asked !== null}
        onClose={() => setAsked(null)}
        title={say('designScreens.act_take_back')}
        text={say('designScreens.takeBackText')}
        verb={say('designScreens.act_take_back')}
        fields={[reasonField]}
        onConfirm={async values => {
          await post(`${designPath(design.code)}/decisions/${asked}/taking-back`, values)
          await forgetDesigns(client)
          saved()
        }}
      />
    </Card>
  )
}

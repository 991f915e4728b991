/** Who sits in the council, what they declared, how far each is. */
import { Button } from '@mantine/core'
import { IconUserPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { date } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { ConfirmDialog } from '../../../web/ui/ConfirmDialog.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { say } from '../../../words/say.ts'
import { seats } from '../councils.schema.ts'
import { type CouncilData, type CouncilMember, changeCouncil, usePeople } from './councils.data.ts'
import css from './councils.module.css'

export function CouncilMembers({ council }: { council: CouncilData }) {
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<CouncilMember | null>(null)
  const [barring, setBarring] = useState<CouncilMember | null>(null)
  const [lifting, setLifting] = useState<string | null>(null)
  const { data: people } = usePeople(adding)
  const open = council.manages && council.state !== 'closed'
  const { code, revision } = council
  const inside = new Set(council.members.filter(each => !each.leftOn).map(each => each.name))
  return (
    <Card
      title={say('councils.members')}
      aside={
        open && (
          <Button variant="default" size="compact-md" leftSection={<IconUserPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
            {say('councils.memberAdd')}
          </Button>
        )
      }
    >
      {council.members.length === 0 && <EmptyState small title={say('councils.startChair')} />}
      <ul className={css.members}>
        {council.members.map(member => (
          <li key={member.id} className={css.member} data-left={member.leftOn ? true : undefined}>
            <div>
              <p className={css.name}>
                {member.name} <span className={css.quiet}>{member.seatLabel}</span>
              </p>
              <p className={css.quiet}>{member.office}</p>
              <p className={css.quiet}>
                {member.leftOn
                  ? say('councils.memberLeft', { on: date(member.leftOn), reason: member.leftReason ?? '' })
                  : member.declaredOn
                    ? say('councils.declaredOn', { on: date(member.declaredOn) })
                    : say('councils.declareWaits')}
              </p>
              {member.conflicts.map(each => (
                <p key={each.id} className={css.conflict}>
                  {[`${say('councils.conflict')} ${each.project}`, each.reason].filter(Boolean).join(': ')}{' '}
                  {open && !member.me && (
                    <button type="button" className="quiet-button" onClick={() => setLifting(each.id)}>
                      {say('councils.conflictLift')}
                    </button>
                  )}
                </p>
              ))}
            </div>
            <div className={css.memberSide}>
              <span className={css.number}>
                {say('councils.progress', { done: member.handedIn, all: member.leftOn ? member.handedIn : member.toScore })}
              </span>
              {open && !member.leftOn && (
                <span className={css.memberActs}>
                  <button type="button" className="quiet-button" onClick={() => setBarring(member)}>
                    {say('councils.conflictAdd')}
                  </button>
                  <button type="button" className="quiet-button" onClick={() => setLeaving(member)}>
                    {say('councils.memberLeave')}
                  </button>
                </span>
              )}
            </div>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={adding}
        onClose={() => setAdding(false)}
        title={say('councils.memberAdd')}
        verb={say('councils.memberAdd')}
        initial={{ seat: 'member' }}
        fields={[
          {
            key: 'accountId',
            label: say('councils.memberAccount'),
            kind: 'select',
            required: true,
            options: (people ?? [])
              .filter(each => !inside.has(each.name))
              .map(each => ({ value: each.id, label: `${each.name} (${each.roles})` })),
          },
          {
            key: 'seat',
            label: say('councils.seat'),
            kind: 'select',
            required: true,
            options: Object.entries(seats).map(([value, label]) => ({ value, label })),
          },
          { key: 'office', label: say('councils.office'), kind: 'text', required: true },
        ]}
        onConfirm={async values => void (await changeCouncil(code, 'members', { ...values, revision }))}
      />
      <ConfirmDialog
        opened={leaving !== null}
        onClose={() => setLeaving(null)}
        title={`${say('councils.memberLeave')}: ${leaving?.name ?? ''}`}
        text={say('councils.memberLeaveText')}
        verb={say('councils.memberLeave')}
        danger
        fields={[{ key: 'reason', label: say('councils.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => void (await changeCouncil(code, `members/${leaving?.id}/leave`, { reason, revision }))}
      />
      <ConfirmDialog
        opened={barring !== null}
        onClose={() => setBarring(null)}
        title={`${say('councils.conflictAdd')}: ${barring?.name ?? ''}`}
        verb={say('councils.conflictAdd')}
        fields={[
          {
            key: 'project',
            label: say('councils.projects'),
            kind: 'select',
            required: true,
            options: council.projects.map(each => ({ value: each.code, label: `${each.code}: ${each.name}` })),
          },
          { key: 'reason', label: say('councils.conflictReason'), kind: 'textarea', required: true },
        ]}
        onConfirm={async values => void (await changeCouncil(code, 'conflicts', { ...values, memberId: barring?.id }))}
      />
      <ConfirmDialog
        opened={lifting !== null}
        onClose={() => setLifting(null)}
        title={say('councils.conflictLift')}
        verb={say('councils.conflictLift')}
        fields={[{ key: 'reason', label: say('councils.reason'), kind: 'textarea', required: true }]}
        onConfirm={async ({ reason }) => void (await changeCouncil(code, `conflicts/${lifting}/lift`, { reason }))}
      />
    </Card>
  )
}

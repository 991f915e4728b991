/** Who sits in the council, what they declared, how far each is. */
import { Scorers, standingOf } from '../../../web/scoring/Scorers.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { say } from '../../../words/say.ts'
import { seats } from '../councils.schema.ts'
import { type CouncilData, changeCouncil } from './councils.data.ts'

export function CouncilMembers({ council }: { council: CouncilData }) {
  const { code, revision } = council
  return (
    <Scorers
      title={say('councils.members')}
      words={{ add: say('councils.memberAdd'), leave: say('councils.memberLeave'), leaveText: say('councils.memberLeaveText') }}
      scorers={council.members.map(member => ({
        ...member,
        standing: standingOf(member),
        progress: say('councils.progress', { done: member.handedIn, all: member.leftOn ? member.handedIn : member.toScore }),
        conflicts: member.conflicts.map(({ id, project, reason }) => ({
          id,
          says: [`${say('councils.conflict')} ${project}`, reason].filter(Boolean).join(': '),
        })),
      }))}
      open={council.manages && council.state !== 'closed'}
      seats={seats}
      people="/api/councils/people"
      conflictOf={{
        key: 'project',
        label: say('councils.projects'),
        kind: 'select',
        required: true,
        options: council.projects.map(each => ({ value: each.code, label: `${each.code}: ${each.name}` })),
      }}
      onAdd={values => changeCouncil(code, 'members', { ...values, revision })}
      onLeave={(id, values) => changeCouncil(code, `members/${id}/leave`, { ...values, revision })}
      onConflict={(memberId, values) => changeCouncil(code, 'conflicts', { ...values, memberId })}
      onLift={(conflict, values) => changeCouncil(code, `conflicts/${conflict}/lift`, values)}
      none={<EmptyState small title={say('councils.startChair')} />}
    />
  )
}

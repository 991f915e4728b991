/** A member says which projects touch their interests, or that none does, before scoring. */
import { Interests } from '../../../web/scoring/Interests.tsx'
import { say } from '../../../words/say.ts'
import { type CouncilData, changeCouncil } from './councils.data.ts'

export const Declaration = ({ council }: { council: CouncilData }) => (
  <Interests
    text={say('councils.declareText')}
    of={council.projects.map(({ code, name, mine }) => ({ key: code, label: `${code}: ${name}`, barred: mine === 'conflict' }))}
    reasonOf={label => say('councils.interestIn', { project: label })}
    verbs={{ some: say('councils.declareVerb'), none: say('councils.declareNone') }}
    quiet={council.manages}
    onDeclare={conflicts =>
      changeCouncil(council.code, 'declaration', { conflicts: conflicts.map(({ key, reason }) => ({ project: key, reason })) })
    }
  />
)

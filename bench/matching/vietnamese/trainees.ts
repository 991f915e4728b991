/** The smaller, harder set: trainees with common names, few facts, and a class leader's telephone for all. */
import { type Random, random } from '../random.ts'
import { numbered, pairsWithin, type Row, type Shape } from '../shape.ts'
import { personalNumber, phoneNumber } from './establishments.ts'
import { firmName, initialled, type Someone, someone } from './names.ts'
import { type Hamlet, hamlets, written } from './places.ts'
import { misspelt, restyled } from './spelling.ts'

interface Trainee {
  person: Someone
  hamlet: Hamlet
  employer: string
  phone: string
  number: string
}
const row = (chance: Random, it: Trainee, era: 0 | 1 | 2): Row => ({
  name: it.person.name,
  birthYear: chance.chance(0.12) ? '' : String(it.person.born),
  phone: it.phone,
  personalNumber: chance.chance(0.25) ? it.number : '',
  establishment: it.employer,
  unitId: it.hamlet.unitIds[era],
  place: written(chance, it.hamlet.unitIds[era], true),
})
const again = (chance: Random, it: Trainee): Row => {
  const next = row(chance, it, chance.pick([0, 1, 2] as const))
  if (chance.chance(0.2)) next.name = misspelt(chance, it.person.name)
  if (chance.chance(0.3)) next.name = restyled(chance, next.name ?? '')
  else if (chance.chance(0.12)) next.name = initialled(chance, it.person)
  if (chance.chance(0.12)) next.birthYear = String(it.person.born + chance.pick([-1, 1, 10, -10, 2]))
  if (chance.chance(0.3)) next.phone = chance.chance(0.6) ? '' : phoneNumber(chance)
  if (chance.chance(0.3)) next.establishment = chance.chance(0.5) ? '' : `Cơ sở ${firmName(chance)}`
  if (chance.chance(0.2)) next.birthYear = ''
  return next
}
/** `count` different people, a fifth of whom came to another class. */
export const trainees = (seed = 2025, count = 4000): Shape => {
  const chance = random(seed)
  const places = chance.some(hamlets(chance), 90)
  const employers = places.map(hamlet => ({
    hamlet,
    names: Array.from({ length: 4 }, () => `Cơ sở ${firmName(chance)}`),
    leader: phoneNumber(chance),
  }))
  const all: Trainee[] = Array.from({ length: count }, () => {
    const at = chance.common(employers, 1.5)
    const person = someone(chance, at.hamlet.lines)
    return {
      person,
      hamlet: at.hamlet,
      employer: chance.chance(0.6) ? chance.pick(at.names) : '',
      phone: chance.chance(0.3) ? '' : chance.chance(0.2) ? at.leader : phoneNumber(chance),
      number: personalNumber(chance, person),
    }
  })
  const groups = all.map(it => [
    row(chance, it, chance.pick([0, 2] as const)),
    ...(chance.chance(0.2) ? [again(chance, it)] : []),
    ...(chance.chance(0.02) ? [again(chance, it)] : []),
  ])
  const rows = numbered(chance, groups.flat(), 'id', at => `hv-${String(at).padStart(5, '0')}`)
  return {
    name: 'vietnamese_trainees',
    naming: ['name', 'place'],
    id: 'id',
    left: {
      file: 'trainees.csv',
      columns: ['id', 'name', 'birthYear', 'phone', 'personalNumber', 'establishment', 'unitId', 'place'],
      rows,
    },
    truth: pairsWithin(groups.map(group => group.map(one => one.id ?? ''))),
  }
}

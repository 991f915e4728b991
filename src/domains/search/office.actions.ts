/** The search box of an administrator: people of the office, units, rules, norms, documents, lists. They read no records, so none is looked through. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { accounts } from '../people/people.actions.ts'
import { areasShown } from '../reference/areas.actions.ts'
import { findUnits } from '../reference/reference.actions.ts'
import { officePorts } from './office.ports.ts'
import { answering } from './office.rules.ts'
import { type OfficeKind, type OfficeLine, officeKinds, officeTab } from './office.schema.ts'
import { spansIn } from './ranking.rules.ts'
import type { Hit, HitGroup, SearchAnswer } from './search.actions.ts'
import { type Group, holdsPersonalNumber, readQuestion } from './words.rules.ts'

const people = async (ctx: Context): Promise<OfficeLine[]> =>
  (await accounts(ctx)).map(({ id, name, username, grants }) => ({
    ...{ id, title: name, code: username },
    detail: grants.map(({ roleLabel, unitName }) => [roleLabel, unitName].filter(Boolean).join(', ')).join('; ') || null,
    to: officeTab('nguoi-dung', username),
  }))
const units = async (ctx: Context): Promise<OfficeLine[]> =>
  (await findUnits(ctx, { limit: 2000 })).map(({ id, fullName, code, parentName }) => ({
    ...{ id, title: fullName, code, detail: parentName },
    to: officeTab('don-vi', fullName),
  }))
const areas = async (ctx: Context): Promise<OfficeLine[]> =>
  (await areasShown(ctx)).lists.map(({ id, document, kindLabel }) => ({
    ...{ id, title: document, code: '', detail: kindLabel },
    to: '/quan-tri?muc=dia-ban',
  }))
const own: Partial<Record<OfficeKind, (ctx: Context) => Promise<readonly OfficeLine[]>>> = { account: people, unit: units, area: areas }

export type OfficeHit = Omit<Hit, 'kind'> & { kind: OfficeKind }
export type OfficeGroup = Omit<HitGroup, 'kind' | 'hits'> & { kind: OfficeKind; hits: OfficeHit[] }
export type OfficeAnswer = Omit<SearchAnswer, 'groups'> & { groups: OfficeGroup[] }

const hitOf =
  (kind: OfficeKind, groups: readonly Group[]) =>
  (line: OfficeLine): OfficeHit => ({
    ...{ kind, ...line, also: null, by: [] },
    bold: {
      title: spansIn(line.title, groups),
      detail: spansIn(line.detail, groups),
      also: [],
      code: spansIn(line.code, groups),
    },
  })
/** What of the office answers what was typed, at most `limit` of each kind; fewer than two signs find nothing. */
export const searchOffice = async (ctx: Context, q: string, limit = 6): Promise<OfficeAnswer> => {
  if (holdsPersonalNumber(q)) return { groups: [], note: say('search.personalNumber') }
  const asked = readQuestion(q)
  if (asked.map(({ typed }) => typed).join('').length < 2) return { groups: [], note: null }
  const groups: OfficeGroup[] = []
  for (const [kind, label] of Object.entries(officeKinds) as [OfficeKind, string][]) {
    const lines = await (own[kind] ?? officePorts[kind])?.(ctx)
    const found = answering(lines ?? [], asked)
    if (found.length) groups.push({ kind, label, hits: found.slice(0, limit).map(hitOf(kind, asked)), more: found.length > limit })
  }
  return { groups, note: null }
}

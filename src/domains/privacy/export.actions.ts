/** A copy of everything that is kept of a person: values with their source, every change, who did what, who looked at masked values and why. */
import { type Context, logged } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { FieldModel } from '../../kernel/entity.ts'
import type { Tx } from '../../kernel/log.ts'
import { Redactor } from '../../kernel/redact.ts'
import { conflict, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { copyOfApplications } from '../applications/erasure.actions.ts'
import { copyOfEntries, openForCopy } from '../contests/erasure.actions.ts'
import { Design } from '../designs/designs.schema.ts'
import { actsAbout } from '../establishments/erasure.rules.ts'
import { Artisan, Establishment } from '../establishments/establishments.schema.ts'
import { actWords } from '../establishments/history.actions.ts'
import { bankAccountsOf } from '../overlaps/erasure.actions.ts'
import { itemKinds } from '../overlaps/overlaps.schema.ts'
import { type Role, roles } from '../reference/roles.schema.ts'
import { Person } from '../training/training.schema.ts'
import { collect } from './erasure.actions.ts'
import { rowsOf } from './erasure.store.ts'
import * as store from './export.store.ts'
import { idsOf, wholeFamilies } from './finding.actions.ts'
import { mentionsSaid } from './places.rules.ts'
import { ports } from './privacy.ports.ts'
import { subjectKinds } from './privacy.schema.ts'
import { heldRequest } from './requests.store.ts'
import { stillMentioned } from './texts.store.ts'

const own = ['search', 'key', 'mergedInto']
const kinds = ['establishment', 'artisan', 'person', 'design', 'owner', 'account'] as const
/** Of a design its author is not told who owns it, nor its owner who made it. */
const somebodyElse: Partial<Record<Kind, string>> = { design: 'ownerName', owner: 'author' }
type Kind = (typeof kinds)[number]
const accountForm = (): readonly FieldModel[] => [
  { key: 'username', kind: 'text', label: say('privacy.username'), required: true },
  { key: 'name', kind: 'text', label: say('privacy.fullName'), required: true },
  { key: 'email', kind: 'text', label: say('privacy.email'), required: false },
]
const formOf = (kind: Kind): readonly FieldModel[] =>
  kind === 'account'
    ? accountForm()
    : { establishment: Establishment, artisan: Artisan, person: Person, design: Design, owner: Design }[kind].form
const columnOf = (key: string): string => key.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`)

/** One value as it stands, since when and from where. */
export interface KeptValue {
  record: string
  field: string
  value: string
  since: string | null
  source: string
}
export interface Copy {
  subject: string
  day: string
  records: { kind: string; record: string; mergedInto: string | null }[]
  values: KeptValue[]
  changes: { record: string; day: string; action: string; field: string; value: string }[]
  acts: { record: string; day: string; at: string; action: string; who: string; reason: string | null }[]
  /** Who looked at a masked value, when and for what. */
  reveals: { record: string; day: string; at: string; what: string; who: string; purpose: string | null }[]
  linked: { kind: string; code: string | null; title: string; day: string | null; detail: string | null }[]
  /** Where else the person is mentioned, people of the same name included. */
  mentions: { place: string; rows: number }[]
}
type Row = Record<string, unknown>
type Acts = Awaited<ReturnType<typeof store.actsOf>>

const inWords = (field: FieldModel, value: unknown, names: ReadonlyMap<string, string>): string => {
  if (field.kind === 'flag') return say(value === true ? 'registerScreens.yes' : 'registerScreens.no')
  if (field.kind === 'date' && typeof value === 'string') return sayDay(value)
  if (field.kind === 'ref') return names.get(String(value)) ?? String(value)
  return field.options?.[String(value)] ?? String(value)
}
const isFilled = (value: unknown): boolean => value !== null && value !== undefined && value !== ''
const whoDid = ({ act, who, unitName }: Acts[number]): string =>
  [who ?? say('privacy.system'), act.role ? (roles[act.role as Role] ?? act.role) : null, unitName].filter(Boolean).join(', ')

/** Everything of records of one kind, added to the copy. */
const addKind = async (tx: Tx, copy: Copy, kind: Kind, ids: readonly string[]): Promise<void> => {
  const rows = await rowsOf(tx, kind, ids)
  const acts = await store.actsOf(tx, kind === 'owner' ? 'design' : kind, ids)
  const sources = await store.sourcesOf(tx, ids)
  const fields = formOf(kind).filter(field => !own.includes(field.key) && field.key !== somebodyElse[kind])
  const refs = fields.filter(field => field.kind === 'ref')
  const pointed = [
    ...rows.flatMap(row => refs.map(field => row[columnOf(field.key)])),
    ...acts.flatMap(one => refs.map(field => one.values?.[field.key])),
  ]
  const names = await store.namesOf(tx, [...new Set(pointed.filter(value => typeof value === 'string'))])
  for (const [at, row] of rows.entries()) {
    const record = nameOfRow(kind, row, at)
    const ofRow = acts.filter(({ act }) => act.recordId === row.id)
    const from = sources.filter(source => source.recordId === row.id)
    copy.records.push({ kind: subjectKinds[kind], record, mergedInto: typeof row.merged_into === 'string' ? say('privacy.merged') : null })
    for (const field of fields) {
      const value = row[columnOf(field.key)]
      if (isFilled(value))
        copy.values.push({ record, field: field.label, value: inWords(field, value, names), ...sourceOf(field.key, value, ofRow, from) })
    }
    for (const one of ofRow) addAct(copy, record, one, fields, names)
  }
}
const nameOfRow = (kind: Kind, row: Row, at: number): string =>
  [subjectKinds[kind], isFilled(row.code) ? String(row.code) : isFilled(row.username) ? String(row.username) : String(at + 1)].join(' ')

/** The act that first said the value as it stands, or the workbook row. */
const sourceOf = (
  key: string,
  value: unknown,
  acts: Acts,
  from: Awaited<ReturnType<typeof store.sourcesOf>>,
): Pick<KeptValue, 'since' | 'source'> => {
  const saying = acts.filter(one => one.values && key in one.values)
  const last = saying.findLastIndex(one => JSON.stringify(one.values?.[key] ?? null) !== JSON.stringify(value ?? null))
  const first = saying[last + 1]
  const file = from.find(source => source.day === first?.act.day) ?? from[0]
  if (first?.act.action === 'imported' && file) return { since: first.act.day, source: sayFile(file) }
  if (first) return { since: first.act.day, source: whoDid(first) }
  return file ? { since: file.day, source: sayFile(file) } : { since: null, source: say('privacy.sourceUnknown') }
}
const sayFile = ({ file, sheet, row }: { file: string; sheet: string; row: number }): string =>
  say('privacy.sourceRow', { file, sheet, row })

const addAct = (copy: Copy, record: string, one: Acts[number], fields: readonly FieldModel[], names: ReadonlyMap<string, string>): void => {
  const { act, reason, values } = one
  const base = { record, day: act.day, at: new Date(act.at).toISOString(), who: whoDid(one) }
  if (act.action.startsWith('reveal')) copy.reveals.push({ ...base, what: actWords(act.action), purpose: reason })
  else copy.acts.push({ ...base, action: actWords(act.action), reason })
  for (const field of fields) {
    const value = values?.[field.key]
    if (isFilled(value))
      copy.changes.push({ record, day: act.day, action: actWords(act.action), field: field.label, value: inWords(field, value, names) })
  }
}

/** What applications hold: what stands in the form and each version that was submitted, their papers, and who did what. */
const addApplications = async (tx: Tx, copy: Copy, ids: readonly string[]): Promise<void> => {
  const acts = await store.actsOf(tx, 'application', ids)
  for (const application of await copyOfApplications(tx, ids)) {
    const record = `${subjectKinds.application} ${application.record}`
    copy.records.push({ kind: subjectKinds.application, record, mergedInto: null })
    for (const { field, value, day, source } of application.values) copy.values.push({ record, field, value, since: day, source })
    for (const one of acts) if (one.act.recordId === application.id) addAct(copy, record, one, [], new Map())
    for (const { title, version, day } of application.papers)
      copy.linked.push({ kind: say('privacy.linkApplication'), code: application.record, title, day, detail: version })
  }
}

/** What a design contest holds of an entrant, and who did what with the entry. */
const addEntries = async (tx: Tx, copy: Copy, ids: readonly string[]): Promise<void> => {
  const acts = await store.actsOf(tx, 'contest_entry', ids)
  for (const entry of await copyOfEntries(tx, ids)) {
    const record = `${subjectKinds.entry} ${entry.record}`
    copy.records.push({ kind: subjectKinds.entry, record, mergedInto: null })
    for (const { field, value } of entry.values) copy.values.push({ record, field, value, since: entry.day, source: subjectKinds.entry })
    for (const one of acts) if (one.act.recordId === entry.id) addAct(copy, record, one, [], new Map())
  }
}

/** What an establishment that somebody else stands for now keeps of the time when it was this person: the personal values of those versions, who wrote them. */
const addPast = async (tx: Tx, copy: Copy, ids: readonly string[], names: readonly string[]): Promise<void> => {
  const fields = Establishment.form.filter(field => Establishment.personal.includes(field.key))
  const acts = await store.actsOf(tx, 'establishment', ids)
  for (const row of await rowsOf(tx, 'establishment', ids)) {
    const ofRow = acts.filter(({ act }) => act.recordId === row.id)
    const about = actsAbout(
      ofRow.map(({ act, values }) => ({ actId: act.id, values: values ?? {} })),
      names,
    )
    const record = `${subjectKinds.past} ${row.code}`
    copy.records.push({ kind: subjectKinds.past, record, mergedInto: null })
    for (const one of ofRow) if (about.has(one.act.id)) addAct(copy, record, one, fields, new Map())
  }
}

const linkedWords = {
  project: 'privacy.linkProject',
  fair: 'privacy.linkFair',
  design: 'privacy.linkDesign',
  class: 'privacy.linkClass',
  name: 'privacy.linkName',
  paper: 'privacy.linkPaper',
  project_paper: 'privacy.linkProjectPaper',
} as const

/**
 * The copy for the person of a request. Making it is itself an act on the request and on each of the records.
 * @throws Refusal conflict when no record was confirmed or the name was erased
 */
export const copyFor = (ctx: Context, id: string): Promise<Copy> =>
  ctx.db.transaction(async tx => {
    const request = (await heldRequest(tx, id)) ?? unknown(say('privacy.none'))
    if (request.subject === null) conflict(say('privacy.erasedAlready'))
    if (!request.records.length) conflict(say('privacy.confirmFirst'))
    const records = await wholeFamilies(tx, request.records)
    await openForCopy(tx, ctx, idsOf(records, 'entry'), say('privacy.exportPurpose'))
    const copy: Copy = {
      subject: request.subject ?? '',
      day: ctx.today,
      records: [],
      values: [],
      changes: [],
      acts: [],
      reveals: [],
      linked: [],
      mentions: [],
    }
    for (const kind of kinds) await addKind(tx, copy, kind, idsOf(records, kind))
    const linked = await store.linkedTo(tx, idsOf(records, 'establishment'), idsOf(records, 'person'))
    copy.linked = linked.map(({ kind, ...row }) => ({ ...row, kind: say(linkedWords[kind]) }))
    await addApplications(tx, copy, idsOf(records, 'application'))
    await addEntries(tx, copy, idsOf(records, 'entry'))
    const personal = await collect(tx, records, request.subject ? [request.subject] : [])
    await addPast(tx, copy, idsOf(records, 'past'), personal.names)
    const plainly = { since: null, source: say('privacy.sourceUnknown') }
    const theirs = [...idsOf(records, 'establishment'), ...idsOf(records, 'past')]
    for (const { project, value } of await bankAccountsOf(tx, theirs))
      copy.values.push({ record: say('privacy.ofProject', { code: project }), field: itemKinds.bank_account, value, ...plainly })
    for (const value of await ports.stagedValues(tx, idsOf(records, 'staged')))
      copy.values.push({ ...value, since: null, source: subjectKinds.staged })
    copy.mentions = mentionsSaid(await stillMentioned(tx, personal, new Redactor(personal)))
    await logged(tx, ctx, { entity: 'personal_request', recordId: id, action: 'export_personal', values: { records: records.length } })
    for (const kind of ['establishment', 'artisan', 'person'] as const)
      for (const recordId of idsOf(records, kind))
        await logged(tx, ctx, { entity: kind, recordId, action: 'reveal_personal', reason: say('privacy.exportPurpose') })
    return copy
  })

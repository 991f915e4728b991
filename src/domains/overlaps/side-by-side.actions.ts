/** Two supports beside each other: field by field in words, personal numbers by their end only, and the pictures that look alike. */
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { sayDong } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import { maskPhone } from '../establishments/artisans.rules.ts'
import { maskTaxCode } from '../establishments/contacts.rules.ts'
import { projectStates } from '../projects/projects.schema.ts'
import { activityLabels } from '../reference/catalog.schema.ts'
import { placeName } from '../reference/reference.actions.ts'
import { serialKey } from './compare/keys.rules.ts'
import { alikePhoto, photoDistance, seen } from './compare/photos.rules.ts'
import { itemsOfMany } from './items.store.ts'
import { rowById } from './lists.store.ts'
import { maskAccount } from './masks.rules.ts'
import { type EvidenceRow, programmes } from './overlaps.schema.ts'
import * as store from './sides.store.ts'

/** One side: how it is called, where it leads, and its values. */
export interface Side {
  kind: 'project' | 'row'
  /** A project's code; the number of a list's row. */
  code: string
  name: string
  place: string | null
  /** Raw values are compared, said ones are shown. */
  values: Record<string, { raw: string; says: string; keys?: readonly string[] } | null>
  items: EvidenceRow[]
}
type Values = Side['values']
const told = (raw: string | null | undefined, says: string | null | undefined = raw) => (raw && says ? { raw, says } : null)
const several = (parts: readonly (string | null)[], shown: (part: string) => string = part => part) => {
  const known = [...new Set(parts.flatMap(part => (part ? [part] : [])))]
  return known.length ? { raw: [...known].sort().join('; '), says: known.map(shown).join('; ') } : null
}

/** Numbers typed otherwise are one: they are told as they stand on paper and compared as the evidence compares them. */
const numbers = (found: readonly { says: string | null; key: string | null }[], shown: (part: string) => string = part => part) => {
  const said = several(
    found.map(({ says }) => says),
    shown,
  )
  return said && { ...said, keys: found.flatMap(({ key }) => (key ? [key] : [])) }
}

const projectSide = async (ctx: Context, tx: Tx, id: string): Promise<Side | null> => {
  const project = await store.projectById(tx, id)
  if (!project) return null
  const people = await store.peopleOf(tx, id)
  const machines = await store.machinesOf(tx, id)
  const items = await itemsOfMany(tx, [id])
  const of = (kind: EvidenceRow['kind']) => items.filter(item => item.kind === kind)
  const [first] = people
  const names = people.slice(0, 3).map(({ name, code }) => `${name} (${code})`)
  const values: Values = {
    name: told(project.name),
    programme: told(say('overlaps.ownProgramme')),
    year: told(String(project.year)),
    activity: told(project.activity, activityLabels[project.activity as keyof typeof activityLabels]),
    state: told(project.state, projectStates[project.state as keyof typeof projectStates]),
    amount: told(String(project.amount), sayDong(project.amount)),
    beneficiary: told(
      names.join('; '),
      [...names, ...(people.length > 3 ? [say('overlaps.moreBeneficiaries', { count: people.length - 3 })] : [])].join('; '),
    ),
    taxCode: several(
      people.slice(0, 3).map(({ taxCode }) => taxCode),
      code => maskTaxCode(code) ?? code,
    ),
    representative: several(people.slice(0, 3).map(({ representative }) => representative)),
    phone: several(
      people.slice(0, 3).map(({ phone }) => phone),
      phone => maskPhone(phone) ?? phone,
    ),
    address: told(first?.address && people.length === 1 ? `${first.address}, ${await placeName(ctx.db, first.unitId)}` : null),
    machine: several(machines.map(({ name, maker }) => [name, maker].filter(Boolean).join(', '))),
    serial: numbers([
      ...machines.map(({ serial }) => ({ says: serial, key: serial && serialKey(serial) })),
      ...of('serial').map(({ value, matchKey }) => ({ says: value, key: matchKey })),
    ]),
    invoice: numbers(
      of('invoice').map(({ value, sellerTaxCode, issuedOn, matchKey }) => ({
        says: [value, sellerTaxCode && `MST ${maskTaxCode(sellerTaxCode)}`, issuedOn && sayDay(issuedOn)].filter(Boolean).join(', '),
        key: matchKey && `${matchKey} ${issuedOn?.slice(0, 4) ?? ''}`,
      })),
    ),
    account: numbers(
      of('bank_account').map(({ value, matchKey }) => ({ says: value, key: matchKey })),
      maskAccount,
    ),
  }
  return { kind: 'project', code: project.code, name: project.name, place: await placeName(ctx.db, project.unitId), values, items }
}
const rowSide = async (ctx: Context, tx: Tx, id: string): Promise<Side | null> => {
  const found = await rowById(tx, id)
  if (!found) return null
  const { row, list } = found
  const place = row.unitId ? await placeName(ctx.db, row.unitId) : null
  const digits = row.taxCode?.replace(/\D/g, '') ?? ''
  return {
    kind: 'row',
    code: String(row.row),
    name: row.name || say('overlaps.erased'),
    place,
    values: {
      name: told(row.content),
      programme: told(list.name, `${programmes[list.programme]}: ${list.name}`),
      year: told(String(row.year)),
      amount: row.amount === null ? null : told(String(row.amount), sayDong(row.amount)),
      beneficiary: told(row.name),
      taxCode: told(row.taxCode, digits.length === 12 ? maskTaxCode(digits) : row.taxCode),
      representative: told(row.representative),
      phone: told(row.phone, row.phone && maskPhone(row.phone)),
      address: told([row.address, place].filter(Boolean).join(', ')),
    },
    items: [],
  }
}
export const sideOf = (ctx: Context, tx: Tx, kind: Side['kind'], id: string): Promise<Side | null> =>
  kind === 'project' ? projectSide(ctx, tx, id) : rowSide(ctx, tx, id)

const fields = {
  programme: 'overlaps.fieldProgramme',
  name: 'overlaps.fieldName',
  year: 'overlaps.fieldYear',
  activity: 'overlaps.fieldActivity',
  state: 'overlaps.fieldState',
  amount: 'overlaps.fieldAmount',
  beneficiary: 'overlaps.fieldBeneficiary',
  taxCode: 'overlaps.fieldTaxCode',
  representative: 'overlaps.fieldRepresentative',
  phone: 'overlaps.fieldPhone',
  address: 'overlaps.fieldAddress',
  machine: 'overlaps.fieldMachine',
  serial: 'overlaps.fieldSerial',
  invoice: 'overlaps.fieldInvoice',
  account: 'overlaps.fieldAccount',
} as const
const hidden = ['taxCode', 'phone', 'account']
/** Fields that at least one side has, with whether both say the same. */
export const compared = (left: Side, right: Side) =>
  Object.entries(fields).flatMap(([key, label]) => {
    const [a, b] = [left.values[key] ?? null, right.values[key] ?? null]
    if (!a && !b) return []
    const same = a?.raw === b?.raw || (a?.keys?.some(each => b?.keys?.includes(each)) ?? false)
    return [
      {
        key,
        label: say(label),
        left: a?.says ?? null,
        right: b?.says ?? null,
        same,
        hidden: !same && hidden.includes(key) && a?.says === b?.says,
      },
    ]
  })
/** The two papers whose pictures come nearest; null when none look alike. */
export const alikePictures = (left: Side, right: Side): { left: string; right: string } | null => {
  const pictures = (side: Side) =>
    side.items.flatMap(({ kind, matchKey, paperId }) => {
      const [whole, ...parts] = kind === 'photo' ? (matchKey ?? '').split(' ') : []
      return whole && paperId ? [{ paperId, photo: seen([whole, ...parts]) }] : []
    })
  let best: { left: string; right: string; bits: number } | null = null
  for (const a of pictures(left))
    for (const b of pictures(right)) {
      const bits = photoDistance(a.photo, b.photo)
      if (bits <= alikePhoto && (!best || bits < best.bits)) best = { left: a.paperId, right: b.paperId, bits }
    }
  return best && { left: best.left, right: best.right }
}

/** Other names of an establishment: former, everyday and trading names, added and taken out by officers. */
import { type Context, logged } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import { invalid, unknown } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { carriesPersonalNumber } from './contacts.rules.ts'
import { heldForChange } from './establishments.actions.ts'
import type { NamedSo } from './history.rules.ts'
import * as store from './names.store.ts'

export interface NameInput {
  name: string
  kind: NamedSo['kind']
  until?: Day | null | undefined
  note?: string | null | undefined
}
const wrong = (path: string, message: string) => invalid(message, [{ path, message }])

/** Adds a name; the log keeps it under a key of its own, for the record's own name stays as it is. */
export const addName = (ctx: Context, code: string, input: NameInput) =>
  ctx.db.transaction(async tx => {
    const establishment = await heldForChange(tx, ctx, code)
    if (carriesPersonalNumber(input.name)) wrong('name', say('establishments.personalNumber'))
    if (input.name === establishment.name) wrong('name', say('establishments.sameName'))
    const held = await store.listNames(tx, establishment.id)
    if (held.some(each => each.name === input.name && each.kind === input.kind)) wrong('name', say('establishments.nameThere'))
    if (input.until && input.until > ctx.today) wrong('until', say('establishments.untilFuture'))
    const { id, name, kind, until, note } = await store.insertName(tx, { establishmentId: establishment.id, ...input })
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: establishment.id,
      action: 'add_name',
      values: { otherName: { id, name, kind, until, note } },
    })
    return { id }
  })
/** Takes a name out; what it was stays in the log, so that the record can still be seen as it was. */
export const removeName = (ctx: Context, code: string, nameId: string, reason: string) =>
  ctx.db.transaction(async tx => {
    const establishment = await heldForChange(tx, ctx, code)
    const gone = (await store.deleteName(tx, establishment.id, nameId)) ?? unknown(say('establishments.noName'))
    const { id, name, kind, until, note } = gone
    await logged(tx, ctx, {
      entity: 'establishment',
      recordId: establishment.id,
      action: 'remove_name',
      values: { otherName: { id, name, kind, until, note } },
      reason,
    })
    return { code }
  })

/** The versions of an application side by side: what was submitted each time, what was asked in between, by whose names. */
import type { Context } from '../../kernel/context.ts'
import type { Tx } from '../../kernel/log.ts'
import { paperKinds } from '../reference/papers.schema.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import type { ApplicationRow, FieldValue } from './applications.schema.ts'
import * as store from './applications.store.ts'
import { saidItems } from './asked.rules.ts'
import { heldDraft } from './drafts.actions.ts'
import { fieldsOf, shownSections } from './forms/forms.schema.ts'

/** Names of the communes and craft villages that values speak of, by id and by code. */
export const placesIn = async (
  ctx: Context,
  tx: Tx,
  row: Pick<ApplicationRow, 'formVersion' | 'activity'>,
  all: readonly Readonly<Record<string, FieldValue>>[],
): Promise<Record<string, string>> => {
  const picked = (kind: 'commune' | 'village') => {
    const keys = [...fieldsOf(row.formVersion, row.activity)].filter(([, field]) => field.picks === kind).map(([key]) => key)
    return [...new Set(all.flatMap(values => keys.map(key => values[key])))].filter(
      value => typeof value === 'string' && value !== '',
    ) as string[]
  }
  const units = await loadUnits(ctx.db)
  const communes = picked('commune').flatMap(id => {
    const name = units.unit(id)?.fullName
    return name ? [[id, name] as const] : []
  })
  const villages = (await store.villagesByCode(tx, picked('village'))).map(({ code, name }) => [code, name] as const)
  return Object.fromEntries([...communes, ...villages])
}
/** Every version, what was asked, and the names of the places in them. */
export const versionsShown = async (ctx: Context, tx: Tx, row: ApplicationRow) => {
  const versions = await store.listVersions(tx, row.id)
  return {
    sections: shownSections(row.formVersion, row.activity),
    paperKinds,
    places: await placesIn(
      ctx,
      tx,
      row,
      versions.map(({ values }) => values),
    ),
    versions: versions.map(({ number, day, submittedAt, values, papers, hash, erased }) => ({
      number,
      day,
      submittedAt: submittedAt.toISOString(),
      hash,
      erased,
      values,
      papers: papers.map(({ id, kind, fileName, size }) => ({ id, kind, fileName, size })),
    })),
    requests: (await store.listRequests(tx, row.id)).map(({ id, askedOn, dueOn, items, note, answeredOn, version }) => ({
      id,
      askedOn,
      dueOn,
      note,
      answeredOn,
      version,
      items: saidItems(row, items),
    })),
  }
}
/** The same for whoever holds the draft's address: what changed from one version to the next, and what was asked for. */
export const readVersions = async (ctx: Context, token: string) => {
  const { row } = await heldDraft(ctx.db, token)
  return { receipt: row.receipt, number: row.number, ...(await versionsShown(ctx, ctx.db, row)) }
}

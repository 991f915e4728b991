/** A request with the records that an officer confirmed to be of the person. */
import type { Context } from '../../kernel/context.ts'
import { describeRecords, existing, wholeFamilies } from './finding.actions.ts'
import type { SubjectRecord } from './privacy.schema.ts'
import { confirmRecords, findRequestLine } from './requests.actions.ts'

/** One request; `more` are records that were merged with the confirmed ones and go with them. */
export const openSubjectRequest = async (ctx: Context, id: string) => {
  const { confirmed, ...request } = await findRequestLine(ctx, id)
  const all = request.state === 'open' ? await wholeFamilies(ctx.db, confirmed) : confirmed
  const known = new Set(confirmed.map(({ entity, id: record }) => `${entity} ${record}`))
  return {
    ...request,
    found: await describeRecords(ctx.db, ctx, confirmed),
    more: await describeRecords(
      ctx.db,
      ctx,
      all.filter(({ entity, id: record }) => !known.has(`${entity} ${record}`)),
    ),
  }
}
/** Says which records are the person's, in place of what was said before. */
export const confirmSubject = (ctx: Context, id: string, records: readonly SubjectRecord[]) =>
  ctx.db.transaction(async tx => {
    const known = await existing(tx, ctx, records)
    await confirmRecords(tx, ctx, id, known)
    return { records: known.length }
  })

/** The page of a class: when and where, how many came and completed it, from which establishments. Nobody's name is told. */
import type { Context } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { unknown } from '../../kernel/refusal.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import { attendanceOf, findClass } from './history.store.ts'
import { classKinds } from './training.schema.ts'

/** A class as officials read it; counts are of everybody, establishments are named within the reader's reach. */
export const classPage = async (ctx: Context, code: string) => {
  const found = (await findClass(ctx.db, code)) ?? unknown(say('classes.none', { code }))
  const all = await attendanceOf(ctx.db, found.id)
  const { everywhere, unitIds, establishmentIds } = ctx.reach
  const near = all.filter(
    each => each.establishmentId && (everywhere || unitIds.includes(each.unitId!) || establishmentIds.includes(each.establishmentId)),
  )
  const done = (rows: typeof all) => rows.filter(each => each.completed).length
  return {
    code: found.code,
    name: found.name,
    kindLabel: classKinds[found.kind],
    place: found.place,
    startsOn: found.startsOn,
    endsOn: found.endsOn,
    came: all.length,
    completed: done(all),
    apart: all.filter(each => each.establishmentId === null).length,
    establishments: [...groupBy(near, each => each.code ?? '')]
      .map(([establishment, rows]) => ({ code: establishment, name: rows[0]!.name ?? '', came: rows.length, completed: done(rows) }))
      .toSorted((a, b) => compareVietnamese(a.name, b.name)),
    beyond: all.filter(each => each.establishmentId !== null).length - near.length,
  }
}

/** Artisans as a list whose records are changed many at once. */
import { revisionsOf, writeRecords } from '../../db/records.ts'
import { type Context, performer } from '../../kernel/context.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { refusalBy } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { artisanColumns } from './artisan-columns.rules.ts'
import { artisanEditors, artisanLine, checkArtisan, recordedArtisan } from './artisans.actions.ts'
import { seesPersons } from './artisans.rules.ts'
import * as store from './artisans.store.ts'
import { type ChangeList, changeColumns, givenOut, type NewValues } from './change-list.rules.ts'
import { Artisan, type ArtisanRow } from './establishments.schema.ts'

export const artisanList = {
  entity: 'artisan',
  path: '/artisans',
  tag: 'Nghệ nhân',
  noun: say('registerList.nounArtisan'),
  sheet: say('artisans.sheet'),
  key: 'code',
  editors: artisanEditors,
  columns: changeColumns(Artisan, artisanColumns),
  open: async (tx: Tx, ctx: Context) => {
    const units = await loadUnits(ctx.db)
    const { everywhere, unitIds } = ctx.reach
    const mine = ({ unitId }: ArtisanRow) => everywhere || unitIds.includes(unitId)
    const rows = new Map<string, ArtisanRow>()
    const next = ({ id, after }: NewValues): ArtisanRow => ({ ...rows.get(id)!, ...(after as Partial<ArtisanRow>) })
    return {
      records: async (by, hold) => {
        const found = await store.standingArtisans(tx, by, hold)
        const revisions = await revisionsOf(
          tx,
          'artisan',
          'code',
          found.map(({ artisan }) => artisan.code),
        )
        return found.map(each => {
          const { artisan } = each
          const { id, code, name } = artisan
          rows.set(id, artisan)
          const shown = givenOut(artisanColumns, artisanLine(each, units, seesPersons(ctx)))
          return { id, key: code, name, revision: revisions.get(code) ?? 0, mine: mine(artisan), stored: artisan, shown }
        })
      },
      refusal: change => refusalBy(() => checkArtisan(ctx, units, next(change), rows.get(change.id))),
      staysMine: change => mine(next(change)),
      write: async (changes, reason) => {
        const written = changes.map(next)
        const fields = new Set(changes.flatMap(({ after }) => Object.keys(after) as (keyof ArtisanRow)[]))
        await writeRecords(tx, Artisan.table, written, [...fields])
        const drafts = written.map(row => ({
          entity: 'artisan',
          recordId: row.id,
          action: 'correct',
          values: recordedArtisan(row),
          reason,
        }))
        await recordAll(tx, performer(ctx.actor, ctx.grant), ctx.today, drafts)
      },
    }
  },
} satisfies ChangeList

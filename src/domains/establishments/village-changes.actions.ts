/** Craft villages as a list whose records are changed many at once: their facts, never their recognition. */
import { revisionsOf, writeRecords } from '../../db/records.ts'
import { type Context, performer } from '../../kernel/context.ts'
import { groupBy } from '../../kernel/group.ts'
import { recordAll, type Tx } from '../../kernel/log.ts'
import { refusalBy } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { type ChangeList, changeColumns, givenOut, type NewValues } from './change-list.rules.ts'
import { Village, type VillageRow } from './establishments.schema.ts'
import { selectPeriods } from './recognitions.store.ts'
import { placeIn } from './views.rules.ts'
import { villageColumns } from './village-columns.rules.ts'
import { checkVillage, recordedVillage, villageEditors, villageLines } from './villages.actions.ts'
import { villageSearch } from './villages.rules.ts'
import * as store from './villages.store.ts'

export const villageList = {
  entity: 'village',
  path: '/villages',
  tag: 'Làng nghề',
  noun: say('registerList.nounVillage'),
  sheet: say('villages.sheet'),
  key: 'code',
  editors: villageEditors,
  columns: changeColumns(Village, villageColumns),
  open: async (tx: Tx, ctx: Context) => {
    const units = await loadUnits(ctx.db)
    const rows = new Map<string, VillageRow>()
    const next = ({ id, after }: NewValues): VillageRow => ({ ...rows.get(id)!, ...(after as Partial<VillageRow>) })
    return {
      records: async (by, hold) => {
        const found = await store.standingVillages(tx, by, hold)
        const lines = new Map((await villageLines(ctx, found, ctx.today)).map(line => [line.code, line]))
        const revisions = await revisionsOf(tx, 'village', 'code', [...lines.keys()])
        return found.map(({ village }) => {
          const { id, code, name } = village
          rows.set(id, village)
          const shown = givenOut(villageColumns, lines.get(code)!)
          return { id, key: code, name, revision: revisions.get(code) ?? 0, mine: true, stored: village, shown }
        })
      },
      refusal: change => refusalBy(() => checkVillage(ctx, units, next(change), rows.get(change.id))),
      // A village holds no personal value: its editors see and write all.
      staysMine: () => true,
      write: async (changes, reason) => {
        const written = changes.map(change => {
          const row = next(change)
          return { ...row, search: villageSearch(row, row.unitId && placeIn(units, row.unitId)) }
        })
        const fields = new Set<keyof VillageRow>(['search', ...changes.flatMap(({ after }) => Object.keys(after) as (keyof VillageRow)[])])
        await writeRecords(tx, Village.table, written, [...fields])
        const periods = groupBy(
          await selectPeriods(
            tx,
            written.map(row => row.id),
          ),
          period => period.villageId,
        )
        const drafts = written.map(row => {
          const values = recordedVillage(row, periods.get(row.id) ?? [])
          return { entity: 'village', recordId: row.id, action: 'correct', values, reason }
        })
        await recordAll(tx, performer(ctx.actor, ctx.grant), ctx.today, drafts)
      },
    }
  },
} satisfies ChangeList

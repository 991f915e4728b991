/** Establishments as a list whose records are changed many at once. */
import type { Context } from '../../kernel/context.ts'
import type { Day } from '../../kernel/dates.ts'
import type { Tx } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import type { loadUnits } from '../reference/reference.actions.ts'
import type { Stored } from './bulk.rules.ts'
import * as store from './bulk.store.ts'
import { holdNames, reaches, refusalOf, writePlanned } from './bulk-write.actions.ts'
import { type BaseValue, baseValue, type ChangeList, type NewValues } from './change-list.rules.ts'
import { registerChangeColumns } from './columns.rules.ts'
import { type RegisterColumn, registerColumns } from './columns.schema.ts'
import { changingActions } from './establishments.actions.ts'
import type { EstablishmentRow } from './establishments.schema.ts'
import * as names from './names.store.ts'
import { sheetNames } from './register-workbook.rules.ts'
import { shownValue } from './views.actions.ts'
import { viewPorts } from './views.ports.ts'
import { type ViewRow, viewRows } from './views.store.ts'

/** The values of a record in the form in which they are given out and compared when they come back. */
export const registerGivenOut = (
  columns: readonly Pick<RegisterColumn, 'key'>[],
  row: ViewRow,
  units: Awaited<ReturnType<typeof loadUnits>>,
): Record<string, BaseValue> => Object.fromEntries(columns.map(({ key }) => [key, baseValue(shownValue(key, row, units))]))

/** A name that a change gave up no longer counts as a former one once the change is taken back. */
const dropFormerName = async (tx: Tx, row: EstablishmentRow, name: string, day: Day) => {
  const kept = (await names.listNames(tx, row.id)).find(each => each.kind === 'former' && each.name === name && each.until === day)
  if (kept) await names.deleteName(tx, row.id, kept.id)
}
export const establishmentList: ChangeList = {
  entity: 'establishment',
  path: '/register',
  tag: 'Sổ bộ',
  noun: say('registerList.nounEstablishment'),
  sheet: sheetNames.data,
  key: 'code',
  editors: ['local_officer', 'centre_officer', 'appraiser'],
  columns: registerChangeColumns,
  open: async (tx: Tx, ctx: Context) => {
    const held = await holdNames(tx, ctx)
    const mine = reaches(ctx)
    const rows = new Map<string, EstablishmentRow>()
    const become = ({ id, after }: NewValues): { row: EstablishmentRow; after: Stored } => ({ row: rows.get(id)!, after: after as Stored })
    return {
      records: async (by, hold) => {
        const found = await ('keys' in by ? store.recordsByCode(tx, by.keys, hold) : store.recordsOf(tx, by.ids, hold))
        const ids = found.map(row => row.id)
        return (await viewRows(tx, ids, { support: viewPorts.support, changing: changingActions })).map(view => {
          const row = view.establishment
          rows.set(row.id, row)
          const { id, code, name } = row
          const shown = registerGivenOut(registerColumns, view, held.units)
          return { id, key: code, name, revision: Number(view.revision), mine: mine(row), stored: row, shown }
        })
      },
      refusal: change => {
        const { row, after } = become(change)
        return refusalOf(ctx, held, row, after)
      },
      staysMine: change => {
        const { row, after } = become(change)
        return mine({ ...row, ...after })
      },
      write: async (changes, reason, takenBack) => {
        const planned = changes.map(become)
        await writePlanned(tx, ctx, held, planned, reason, takenBack === undefined)
        if (takenBack)
          for (const { row, after } of planned) if (after.name !== undefined) await dropFormerName(tx, row, after.name, takenBack)
      },
    }
  },
}

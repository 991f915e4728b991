/** When a unit ends, its open projects pass to its successor by lineage; where none is certain they wait for the department. */
import type { NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Day } from '../../kernel/dates.ts'
import { record } from '../../kernel/log.ts'
import { say } from '../../words/say.ts'
import { loadUnits } from '../reference/reference.actions.ts'
import { validOn } from '../reference/units.rules.ts'
import * as store from './projects.store.ts'

const all = { everywhere: true, unitIds: [], establishmentIds: [] }
const system = { id: null, role: null, unitId: null }

/** Passes on what can be passed on the day; safe to run again. Returns how many moved and how many wait. */
export const handOver = (db: NodePgDatabase, day: Day): Promise<{ moved: number; waiting: number }> =>
  db.transaction(async tx => {
    const units = await loadUnits(db)
    let moved = 0
    let waiting = 0
    for (const { project } of await store.listProjects(tx, all, { open: true })) {
      const old = units.unit(project.unitId)
      if (!old || validOn(old, day) || old.validFrom > day) continue
      const next = units.successorsOf(old.id, day)
      const to = next.certain ? units.unit(next.units[0] ?? '') : undefined
      if (!to) {
        waiting++
        continue
      }
      await store.updateProject(tx, project.id, { unitId: to.id })
      await record(tx, system, day, {
        entity: 'project',
        recordId: project.id,
        action: 'hand_over',
        fromState: project.state,
        toState: project.state,
        values: { from: old.id, to: to.id },
        reason: say('projects.handedOver', { from: old.fullName, to: to.fullName }),
      })
      moved++
    }
    return { moved, waiting }
  })

/** How much processor time the product takes, its database included: what an otherwise idle machine would take, give or take. */
import { readdirSync, readFileSync } from 'node:fs'
import type pg from 'pg'

/** Fields of /proc/<pid>/stat after the name: [1] parent, [11..14] ticks of its own and of children that ended. */
const fieldsOf = (pid: number | string): number[] => {
  try {
    return (readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ').map(Number)
  } catch {
    return []
  }
}
const ticks = (fields: readonly number[], ...at: number[]) => at.reduce((sum, field) => sum + (fields[field] ?? 0), 0)
/** Milliseconds of processor that this process and all of the database's have used so far. Linux with the embedded database; 0 elsewhere. */
export const processor = async (pool: pg.Pool): Promise<number> => {
  const own = process.cpuUsage()
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  const server = fieldsOf(rows[0]?.pid ?? 0)[1]
  if (!server) return 0
  const children = readdirSync('/proc').filter(name => /^\d+$/.test(name) && fieldsOf(name)[1] === server)
  const used = ticks(fieldsOf(server), 11, 12, 13, 14) + children.reduce((sum, pid) => sum + ticks(fieldsOf(pid), 11, 12), 0)
  return (own.user + own.system) / 1000 + used * 10
}

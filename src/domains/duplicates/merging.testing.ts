/** Merging and un-merging in a test through the real routes; `given` is read at each call, since a test's server starts later. */
import { expect } from 'vitest'
import type { TestServer, Visitor } from '../../server/testing.ts'
import { establishmentAt } from '../projects/projects.testing.ts'

/** The commune in which establishments are added unless another is named. */
export const duyenThai = 'hn-c-10192'
export const mergingWith = (given: () => { server: TestServer; appraiser: Visitor }) => {
  const rows = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await given().server.database.pool.query(sql, values)).rows
  const one = async <Row extends object>(sql: string, values: unknown[] = []): Promise<Row> => (await rows<Row>(sql, values))[0]!
  const idOf = async (table: string, code: string) => (await one<{ id: string }>(`select id from ${table} where code = $1`, [code])).id
  const add = (code: string, unit = duyenThai, more: object = {}) => establishmentAt(given().server.database, code, unit, more)

  /** Points at two records and opens them side by side; `left` of the pair is not always the first named. */
  const pairOf = async (visitor: Visitor, left: string, right: string, kind = 'establishment') => {
    const { body, status } = await visitor.post('/duplicates/pair', { kind, left, right })
    expect(status, JSON.stringify(body)).toBe(200)
    const page = (await visitor.get(`/duplicates/${body.id}`)).body as unknown as {
      id: string
      left: { id: string; code: string | null }
      right: { id: string; code: string | null }
      revision: string
      mayMerge: boolean
      whyNotMerge: string | null
      fields: { key: string; left: string | null; right: string | null; same: boolean; hidden: boolean }[]
      hanging: { counts: { key: string; left: number; right: number }[]; once: { label: string; count: number }[] }
    }
    return page
  }
  const mergeInto = async (kept: string, gone: string, more: object = {}, visitor = given().appraiser, kind = 'establishment') => {
    const pair = await pairOf(visitor, kept, gone, kind)
    const keep = pair.left.code === kept || pair.left.id === kept ? 'left' : 'right'
    return visitor.post(`/duplicates/${pair.id}/decide`, { decision: 'same', keep, revision: pair.revision, ...more })
  }
  const merged = async (kept: string, gone: string, more: object = {}, kind = 'establishment'): Promise<string> => {
    const answer = await mergeInto(kept, gone, more, given().appraiser, kind)
    expect(answer, JSON.stringify(answer.body)).toMatchObject({ status: 200, body: { state: 'same' } })
    return String(answer.body.mergeId)
  }
  const undo = (mergeId: string, visitor = given().appraiser) => visitor.post(`/merges/${mergeId}/undo`, { reason: 'Hai cơ sở khác nhau' })
  return { rows, one, idOf, add, pairOf, mergeInto, merged, undo }
}

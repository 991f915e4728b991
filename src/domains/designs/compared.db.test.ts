/** The comparison itself behind the register: a mirrored, cut and recoloured picture of a registered design is found, also after a restart. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { drawn } from '../../files/drawing.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { demoPicture } from './demo-pictures.rules.ts'
import type { DesignCraft } from './designs.schema.ts'
import { closeIndexes } from './index.actions.ts'

let server: TestServer
let centre: Visitor
beforeAll(async () => {
  server = await testServer('2024-11-22')
  centre = await server.as('trungtam')
})
afterAll(() => server.close())

const register = async (name: string, craft: DesignCraft, bytes: Uint8Array): Promise<string> => {
  const { body } = await centre.post('/designs', { name, craft, source: 'consultancy', madeOn: '2024-05-01' })
  await centre.upload(`/designs/${body.code}/views`, { kind: 'photo' }, 'anh.png', bytes)
  return String(body.code)
}
interface Found {
  state: string
  candidates: {
    question: string
    other: { code: string } | null
    transforms: string[]
    evidence: { homography: number[] | null; matches: object[] } | null
  }[]
}
const compared = async (code: string): Promise<Found> => {
  const { body } = await centre.post(`/designs/${code}/checks`)
  await server.runJobs()
  return (await centre.get(`/design-checks/${body.id}`)).body as unknown as Found
}

it('finds a mirrored cut of a registered picture, says what was done to it and where it lies, and finds it again after a restart', async () => {
  const model = await register('Khay sen', 'lacquer', await drawn(demoPicture('lacquer')))
  await register('Khăn sóng', 'textile', await drawn(demoPicture('textile')))
  await register('Mâm đồng', 'metal_stone', await drawn(demoPicture('metal_stone')))
  const copy = await register('Khay sen mới', 'lacquer', await drawn(demoPicture('lacquer'), true))
  const found = await compared(copy)
  expect(found.state).toBe('done')
  expect(found.candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
  expect(found.candidates[0]?.transforms).toContain('mirrored')
  expect(found.candidates[0]?.evidence?.homography).toHaveLength(9)
  expect(found.candidates[0]?.evidence?.matches.length).toBeGreaterThan(20)
  // What is kept in the database is enough: nothing is described again.
  await closeIndexes(server.database.db)
  const { rows: before } = await server.database.pool.query('select view_id, seq from design_description order by seq')
  expect((await compared(copy)).candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
  const { rows: after } = await server.database.pool.query('select view_id, seq from design_description order by seq')
  expect(after).toEqual(before)
}, 120_000)

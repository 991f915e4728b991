/** Who may decide of a pair, on what they saw, and what of persons is shown and kept. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { machineForm, planWithLine } from '../projects/projects.testing.ts'
import { duyenThai, mergingWith } from './merging.testing.ts'

let server: TestServer
let appraiser: Visitor
let district: Visitor
const giaLam = 'hn-c-00577'
const personal = '001188000123'

beforeAll(async () => {
  server = await testServer()
  await planWithLine(server.database, 2024, 1_000_000_000)
  appraiser = await server.as('thamdinh')
  district = await server.as('thuongtin')
})
afterAll(() => server.close())
const { rows, one, add, pairOf, mergeInto, merged, undo } = mergingWith(() => ({ server, appraiser }))

describe('a decision', () => {
  it('on records that changed since they were looked at is refused', async () => {
    await add('E-1')
    await add('E-2')
    const pair = await pairOf(appraiser, 'E-1', 'E-2')
    const page = (await district.get('/establishments/E-1')).body
    await district.put('/establishments/E-1', {
      name: 'Đổi tên',
      kind: 'company',
      craft: 'lacquer',
      sector: 'đ',
      unitId: duyenThai,
      cleanerProduction: false,
      clusterInfrastructure: false,
      revision: page.revision,
    })
    const decide = (revision: string) => appraiser.post(`/duplicates/${pair.id}/decide`, { decision: 'same', keep: 'left', revision })
    expect(await decide(pair.revision)).toMatchObject({ status: 409 })
    const fresh = String((await appraiser.get(`/duplicates/${pair.id}`)).body.revision)
    // Two officers at once: one merges, the other is told.
    const answers = await Promise.all([decide(fresh), decide(fresh)])
    expect(answers.map(answer => answer.status).sort()).toEqual([200, 409])
    expect(await rows(`select 1 from merge where pair_id = $1`, [pair.id])).toHaveLength(1)
  })
  it('without a kept record is no merge', async () => {
    await add('E-3')
    await add('E-4')
    const pair = await pairOf(appraiser, 'E-3', 'E-4')
    expect(await appraiser.post(`/duplicates/${pair.id}/decide`, { decision: 'same', revision: pair.revision })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'keep' }] },
    })
    expect(await rows(`select 1 from merge where pair_id = $1`, [pair.id])).toEqual([])
  })
  it('of "different" or "later" is taken back in one step', async () => {
    await add('E-5')
    await add('E-6')
    const pair = await pairOf(appraiser, 'E-5', 'E-6')
    for (const decision of ['different', 'later']) {
      expect(
        await appraiser.post(`/duplicates/${pair.id}/decide`, { decision, revision: pair.revision, reason: 'Hai anh em' }),
      ).toMatchObject({ status: 200 })
      expect((await appraiser.get(`/duplicates?state=${decision}`)).body.rows?.map(row => row.id)).toContain(pair.id)
      expect(await appraiser.post(`/duplicates/${pair.id}/reopen`)).toMatchObject({ status: 200 })
      expect((await appraiser.get('/duplicates')).body.rows?.map(row => row.id)).toContain(pair.id)
    }
    expect(await appraiser.post(`/duplicates/${pair.id}/reopen`)).toMatchObject({ status: 409 })
  })
  it('points at two different records that exist', async () => {
    expect(await appraiser.post('/duplicates/pair', { kind: 'establishment', left: 'E-5', right: 'E-5' })).toMatchObject({ status: 422 })
    expect(await appraiser.post('/duplicates/pair', { kind: 'establishment', left: 'E-5', right: 'KHONG-CO' })).toMatchObject({
      status: 422,
      body: { errors: [{ path: 'right' }] },
    })
  })
})

describe('reach', () => {
  it('covers pairs whose both records are of the officer’s units, and merges of them', async () => {
    await add('F-1', duyenThai)
    await add('F-2', giaLam, { phone: '0987654321' })
    const pair = await pairOf(appraiser, 'F-1', 'F-2')
    expect(await district.get(`/duplicates/${pair.id}`)).toMatchObject({ status: 404 })
    expect(await district.post(`/duplicates/${pair.id}/decide`, { decision: 'later', revision: pair.revision })).toMatchObject({
      status: 404,
    })
    expect(await district.post('/duplicates/pair', { kind: 'establishment', left: 'F-1', right: 'F-2' })).toMatchObject({ status: 422 })
    expect((await district.get('/duplicates')).body.rows?.map(row => row.id)).not.toContain(pair.id)
    const mergeId = await merged('F-1', 'F-2')
    expect(await undo(mergeId, district)).toMatchObject({ status: 404 })
    expect(JSON.stringify((await district.get('/merges')).body)).not.toContain('F-2')
    expect(await undo(mergeId)).toMatchObject({ status: 200 })
  })
  it('lets a local officer merge what the city does not handle yet, and only that', async () => {
    for (const code of ['G-1', 'G-2']) await add(code)
    const { body } = await district.post('/projects', machineForm('G-2', duyenThai))
    const answer = await mergeInto('G-1', 'G-2', {}, district)
    expect(answer).toMatchObject({ status: 200 })
    await rows(`update project set state = 'appraised' where code = $1`, [body.code])
    expect(await undo(String(answer.body.mergeId), district)).toMatchObject({ status: 403 })
    expect(await undo(String(answer.body.mergeId))).toMatchObject({ status: 200 })
    const pair = await pairOf(district, 'G-1', 'G-2')
    expect(pair).toMatchObject({ mayMerge: false, whyNotMerge: expect.stringContaining(String(body.code)) })
    expect(await mergeInto('G-1', 'G-2', {}, district)).toMatchObject({ status: 403 })
    expect(await district.post(`/duplicates/${pair.id}/decide`, { decision: 'later', revision: pair.revision })).toMatchObject({
      status: 200,
    })
  })
  it('shows a pair to nobody who does not decide', async () => {
    for (const name of ['ketoan', 'thanhpho', 'kiemtoan', 'quantri']) {
      const visitor = await server.as(name)
      expect((await visitor.get('/duplicates')).status, name).toBe(403)
      expect((await visitor.get('/merges')).status, name).toBe(name === 'kiemtoan' ? 200 : 403)
      expect((await visitor.post('/duplicates/sweep')).status, name).toBe(403)
    }
    expect((await district.post('/duplicates/sweep')).status).toBe(403)
  })
  it('goes over to the kept record for somebody who spoke for the other', async () => {
    const gone = await add('H-2')
    await add('H-1')
    await createAccount(server.ctx, {
      username: 'chuhotest',
      name: 'Chủ hộ',
      password: 'mật khẩu thử 1',
      persona: true,
      grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: gone.id, validFrom: '2020-01-01' }],
    })
    const mergeId = await merged('H-1', 'H-2')
    const owner = await server.as('chuhotest')
    expect(await owner.get('/establishments/H-1')).toMatchObject({ status: 200 })
    await undo(mergeId)
    expect(await owner.get('/establishments/H-1')).toMatchObject({ status: 404 })
    expect(await owner.get('/establishments/H-2')).toMatchObject({ status: 200 })
  })
})

describe('personal values', () => {
  it('are masked side by side as elsewhere, and two different ones are not shown as one', async () => {
    await add('K-1', duyenThai, { taxCode: personal })
    await add('K-2', duyenThai, { taxCode: '002188000123' })
    const pair = await pairOf(appraiser, 'K-1', 'K-2')
    expect(JSON.stringify(pair)).not.toMatch(/0011880|0021880/)
    expect(pair.fields.find(field => field.key === 'taxCode')).toMatchObject({
      left: '•••••••••123',
      right: '•••••••••123',
      same: false,
      hidden: true,
    })
  })
  it('erased since the merge do not come back with an un-merge', async () => {
    await add('K-3', duyenThai, { phone: '0911111111', taxCode: personal })
    await add('K-4', duyenThai, { phone: '0922222222' })
    const mergeId = await merged('K-3', 'K-4', { choices: { phone: 'gone' } })
    await rows(`update establishment set phone = null, tax_code = null where code = 'K-3'`)
    expect(await undo(mergeId)).toMatchObject({ status: 200 })
    expect(await one(`select phone, tax_code from establishment where code = 'K-3'`)).toEqual({ phone: null, tax_code: null })
    await expect(server.database.pool.query(`update merge set kept_id = gone_id where id = $1`, [mergeId])).rejects.toThrow(/merge_stays/)
    await expect(server.database.pool.query(`delete from merge where id = $1`, [mergeId])).rejects.toThrow(/merge_stays/)
  })
})

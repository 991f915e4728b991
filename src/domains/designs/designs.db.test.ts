/** The design register through its routes: registering, pictures, what is shown to whom, comparing, two people, counting. */
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt } from '../projects/projects.testing.ts'
import { ports } from './designs.ports.ts'
import { drawing, plainLikeness } from './designs.testing.ts'

let server: TestServer
let centre: Visitor
let appraiser: Visitor
let leader: Visitor
let applicant: Visitor
const real = ports.likeness
beforeAll(async () => {
  ports.likeness = () => plainLikeness()
  server = await testServer('2024-11-22')
  const own = await establishmentAt(server.database, 'CS-1', 'hn-d-279', { name: 'Hợp tác xã Mây tre Phú Vinh' })
  await establishmentAt(server.database, 'CS-2', 'hn-d-018', { name: 'Gốm Bát Tràng' })
  await createAccount(server.ctx, {
    username: 'coso',
    name: 'Cơ sở một',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: own.id, validFrom: '2020-01-01' }],
  })
  ;[centre, appraiser, leader, applicant] = (await Promise.all(
    ['trungtam', 'thamdinh', 'lanhdao', 'coso'].map(name => server.as(name)),
  )) as [Visitor, Visitor, Visitor, Visitor]
})
afterAll(async () => {
  ports.likeness = real!
  await server.close()
})

const form = {
  name: 'Đèn lồng mây hình nơm',
  craft: 'bamboo',
  source: 'establishment',
  madeOn: '2024-05-02',
  establishmentCode: 'CS-1',
  author: 'Nguyễn Văn Thợ',
  motifs: ['Nơm cá', 'nơm cá', 'Sóng nước'],
  materials: ['mây'],
  locarno: '26',
}
const register = async (who: Visitor, more: object = {}, seeds: readonly number[] = []): Promise<string> => {
  const answer = await who.post('/designs', { ...form, ...more })
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  const code = String(answer.body.code)
  for (const seed of seeds) expect((await addPicture(who, code, await drawing(seed))).status).toBe(200)
  return code
}
const addPicture = (who: Visitor, code: string, bytes: Uint8Array, fileName = 'anh.png') =>
  who.upload(`/designs/${code}/views`, { kind: 'photo' }, fileName, bytes)
interface Opened {
  revision: number
  views: { id: string; width: number }[]
  standing: object
}
interface Found {
  id: string
  other: { code: string } | null
}
const open = async (who: Visitor, code: string) => (await who.get(`/designs/${code}`)).body as unknown as Opened
const check = async (who: Visitor, code: string) => {
  const { status, body } = await who.post(`/designs/${code}/checks`)
  expect(status, JSON.stringify(body)).toBe(200)
  await server.runJobs()
  return (await who.get(`/design-checks/${body.id}`)).body as unknown as { candidates: Found[]; says: string; state: string }
}

describe('the register', () => {
  it('keeps what a design is, each word once, and gives it a code of its year', async () => {
    const code = await register(centre)
    expect(code).toMatch(/^MAU-2024-\d{4}$/)
    expect(await open(centre, code)).toMatchObject({
      name: 'Đèn lồng mây hình nơm',
      motifs: ['nơm cá', 'Sóng nước'],
      maker: { code: 'CS-1' },
      declaredOn: '2024-11-22',
      locarnoLabel: '26 Thiết bị chiếu sáng',
      standing: { state: 'unchecked', says: 'Chưa có ảnh để đối chiếu' },
    })
    const found = (await centre.get('/designs?q=song nuoc')).body.rows
    expect(found?.map(row => row.code)).toEqual([code])
  })
  it('says what is wrong at its field', async () => {
    const bad = async (more: object) => ((await centre.post('/designs', { ...form, ...more })).body.errors as { path: string }[])[0]?.path
    expect(await bad({ madeOn: '2025-01-01' })).toBe('madeOn')
    expect(await bad({ establishmentCode: 'CS-9' })).toBe('establishmentCode')
    expect(await bad({ priceMin: 200_000, priceMax: 100_000 })).toBe('priceMax')
    expect(await bad({ briefCode: 'DH-0' })).toBe('briefCode')
    expect(await bad({ original: 'MAU-0' })).toBe('original')
  })
  it('lets nobody overwrite what they have not seen', async () => {
    const code = await register(centre)
    const { revision } = await open(centre, code)
    expect((await centre.put(`/designs/${code}`, { ...form, name: 'Đèn lồng', revision })).status).toBe(200)
    expect((await appraiser.put(`/designs/${code}`, { ...form, name: 'Đèn', revision })).status).toBe(409)
    expect(await open(centre, code)).toMatchObject({ name: 'Đèn lồng' })
  })
  it('keeps variants of a variant with the one original, and never in a circle', async () => {
    const root = await register(centre)
    const small = await register(centre, { original: root })
    const tiny = await register(centre, { original: small })
    expect(await open(centre, tiny)).toMatchObject({ original: { code: root } })
    const { revision } = await open(centre, root)
    expect((await centre.put(`/designs/${root}`, { ...form, original: tiny, revision })).status).toBe(422)
  })
  it('keeps pictures upright, small and whole, in order, each once', async () => {
    const code = await register(centre, {}, [1, 2])
    const twice = await addPicture(centre, code, await drawing(1))
    expect(twice.body.detail).toContain('đã có')
    expect((await addPicture(centre, code, Buffer.from('%PDF-1.4 x'), 'a.pdf')).status).toBe(422)
    const [first, second] = (await open(centre, code)).views
    expect(first?.width).toBe(400)
    const small = await server.app.inject({ method: 'GET', url: `/api/designs/${code}/views/${first!.id}` })
    expect(small.statusCode).toBe(401)
    await centre.put(`/designs/${code}/views`, { ids: [second!.id, first!.id] })
    expect((await open(centre, code)).views.map(view => view.id)).toEqual([second!.id, first!.id])
    expect((await centre.put(`/designs/${code}/views`, { ids: [first!.id] })).status).toBe(422)
    expect((await centre.post(`/designs/${code}/views/${first!.id}/removal`)).status).toBe(200)
    expect((await open(centre, code)).views.map(view => view.id)).toEqual([second!.id])
    expect((await centre.get(`/designs/${code}/views/${first!.id}`)).status).toBe(404)
  })
})

describe('who sees what', () => {
  it('an establishment sees its own designs and those opened to all, a district its establishments’', async () => {
    const theirs = await register(centre, { establishmentCode: 'CS-2', name: 'Bình gốm' }, [10])
    const own = await register(applicant, { name: 'Giỏ mây' })
    const codes = async (who: Visitor) => (await who.get('/designs?size=200')).body.rows!.map(row => row.code)
    expect(await codes(applicant)).toContain(own)
    expect(await codes(applicant)).not.toContain(theirs)
    expect((await applicant.get(`/designs/${theirs}`)).status).toBe(404)
    expect((await applicant.post('/designs', { ...form, establishmentCode: 'CS-2' })).status).toBe(422)
    const [district, other] = [await server.as('thuongtin'), await server.as('gialam')]
    expect(await codes(district)).toContain(own)
    expect(await codes(district)).not.toContain(theirs)
    expect(await codes(other)).toContain(theirs)
  })
  it('everybody sees only what the owner opened, picture by picture, and never the author', async () => {
    const code = await register(applicant, { name: 'Khay mây mở' }, [20, 21])
    const [shown, kept] = (await open(applicant, code)).views
    const stranger = server.visitor
    expect((await stranger.get(`/public/designs/${code}`)).status).toBe(404)
    expect((await applicant.put(`/designs/${code}/opening`, { views: [shown!.id] })).status).toBe(422)
    expect((await applicant.put(`/designs/${code}/opening`, { views: [shown!.id], basis: 'Chủ sở hữu tự mở' })).status).toBe(200)
    const page = (await stranger.get(`/public/designs/${code}`)).body
    expect(page).toMatchObject({ code, pictures: [{ id: shown!.id }] })
    expect(JSON.stringify(page)).not.toContain('Nguyễn Văn Thợ')
    expect((await stranger.get(`/public/designs/${code}/views/${shown!.id}`)).status).toBe(200)
    expect((await stranger.get(`/public/designs/${code}/views/${kept!.id}`)).status).toBe(404)
    expect((await stranger.get('/public/designs')).body.rows).toHaveLength(1)
    await applicant.put(`/designs/${code}/opening`, { views: [] })
    expect((await stranger.get('/public/designs')).body.rows).toEqual([])
  })
})

describe('comparing and deciding', () => {
  it('finds the same picture, leaves the decision to a second person, and counts a copy no more', async () => {
    const model = await register(centre, { name: 'Bình sen' }, [30])
    const copy = await register(appraiser, { name: 'Bình sen hai' })
    const again = await sharp(await drawing(30))
      .jpeg({ quality: 70 })
      .toBuffer()
    await addPicture(appraiser, copy, again, 'chup-lai.jpg')
    const result = await check(appraiser, copy)
    expect(result.state).toBe('done')
    expect(result.candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
    expect((await open(appraiser, copy)).standing).toMatchObject({ state: 'waiting' })
    const input = { other: model, verdict: 'copy', reason: 'Trùng hình cánh sen và bố cục' }
    // Its registrar, and whoever is no decider, may not.
    expect((await appraiser.post(`/designs/${copy}/decisions`, input)).body.detail).toContain('người thứ hai')
    expect((await centre.post(`/designs/${copy}/decisions`, input)).status).toBe(403)
    expect((await leader.post(`/designs/${copy}/acceptance`)).body.detail).toContain('chưa kết luận')
    expect((await leader.post(`/designs/${copy}/decisions`, { ...input, reason: 'ừ' })).status).toBe(422)
    const { body: decided } = await leader.post(`/designs/${copy}/decisions`, { ...input, candidateId: result.candidates[0]!.id })
    expect(await open(leader, copy)).toMatchObject({
      copyFoundOn: '2024-11-22',
      copyReason: `Sao chép mẫu ${model}: Trùng hình cánh sen và bố cục`,
      standing: { state: 'copy', copy: { by: 'Lãnh đạo Sở', of: model } },
      decisions: [{ verdict: 'copy', by: 'Lãnh đạo Sở', takenBackOn: null }],
    })
    expect((await leader.post(`/designs/${copy}/acceptance`)).status).toBe(403)
    // The picture that the decision rests on stays.
    const [view] = (await open(appraiser, copy)).views
    expect((await appraiser.post(`/designs/${copy}/views/${view!.id}/removal`)).body.detail).toContain('căn cứ của một kết luận')
    // Taken back with a reason: the design is open again, the history keeps both.
    await leader.post(`/designs/${copy}/decisions/${decided.id}/taking-back`, { reason: 'Xem lại thấy khác bố cục' })
    expect(await open(leader, copy)).toMatchObject({
      copyFoundOn: null,
      standing: { state: 'waiting' },
      decisions: [{ takenBackOn: '2024-11-22', takenBackWhy: 'Xem lại thấy khác bố cục' }],
    })
    await leader.post(`/designs/${copy}/decisions`, { ...input, verdict: 'inspired' })
    expect((await open(leader, copy)).standing).toMatchObject({ state: 'clear' })
    expect((await leader.post(`/designs/${copy}/acceptance`)).status).toBe(200)
    expect(await open(leader, copy)).toMatchObject({ acceptedOn: '2024-11-22' })
    expect((await addPicture(appraiser, copy, await drawing(31))).body.detail).toContain('đã được công nhận')
    expect((await appraiser.post(`/designs/${copy}/acceptance/taking-back`, { reason: 'Công nhận nhầm mẫu' })).status).toBe(403)
    expect((await leader.post(`/designs/${copy}/acceptance/taking-back`, { reason: 'Công nhận nhầm mẫu' })).status).toBe(200)
  })
  it('says what was not found and among how many, never that a design is new in the world', async () => {
    const code = await register(centre, {}, [40])
    const { says } = await check(centre, code)
    expect(says).toMatch(/^(Trong \d+ mẫu đã đối chiếu, không mẫu nào giống quá [\d,]+%|Không tìm thấy mẫu nào gần giống trong \d+ mẫu)$/)
    expect((await open(centre, code)).standing).toMatchObject({ state: 'clear' })
  })
  it('compares all that were never compared at once, and each only once', async () => {
    const bare = await register(centre)
    const code = await register(centre, {}, [45])
    const { body } = await leader.post('/designs/unchecked/checks')
    expect(body.queued).toBeGreaterThan(0)
    await server.runJobs()
    expect((await open(centre, code)).standing).toMatchObject({ state: 'clear' })
    expect((await open(centre, bare)).standing).toMatchObject({ state: 'unchecked' })
    expect((await leader.post('/designs/unchecked/checks')).body).toEqual({ queued: 0 })
    expect((await applicant.post('/designs/unchecked/checks')).status).toBe(403)
  })
  it('does not hold variants of one design against each other', async () => {
    const root = await register(centre, {}, [50])
    const variant = await register(centre, { original: root }, [50])
    const { candidates } = await check(centre, variant)
    expect(candidates.map(each => each.other?.code)).not.toContain(root)
    expect((await leader.post(`/designs/${variant}/acceptance`, { reason: 'thử' })).body.detail).toContain(root)
    expect((await leader.post(`/designs/${variant}/decisions`, { other: root, verdict: 'copy', reason: 'giống hệt mẫu gốc' })).status).toBe(
      403,
    )
  })
  it('a picture that came after the check is not accepted unseen: the design is unchecked until it was compared too', async () => {
    const model = await register(centre, { name: 'Khay cánh phượng' }, [81])
    const late = await register(appraiser, { name: 'Khay mới' }, [82])
    await check(appraiser, late)
    expect((await open(leader, late)).standing).toMatchObject({ state: 'clear' })
    await addPicture(
      appraiser,
      late,
      await sharp(await drawing(81))
        .jpeg({ quality: 70 })
        .toBuffer(),
      'them.jpg',
    )
    expect((await open(leader, late)).standing).toMatchObject({
      state: 'unchecked',
      says: expect.stringContaining('thêm sau lần đối chiếu'),
    })
    const refused = await leader.post(`/designs/${late}/acceptance`, { reason: 'Bỏ qua' })
    expect([refused.status, refused.body.detail]).toEqual([403, expect.stringContaining('Đối chiếu lại')])
    const again = await check(appraiser, late)
    expect(again.candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
    expect((await open(leader, late)).standing).toMatchObject({ state: 'waiting' })
  })
  it('accepts a design that could not be compared only with a reason', async () => {
    const code = await register(centre)
    expect((await leader.post(`/designs/${code}/acceptance`)).body.detail).toContain('chưa được đối chiếu')
    expect((await leader.post(`/designs/${code}/acceptance`, { reason: 'Mẫu cồng kềnh, đã xem tại xưởng' })).status).toBe(200)
    // What is counted stays in its year; other words may still be put right.
    const { revision } = await open(centre, code)
    const later = await centre.put(`/designs/${code}`, { ...form, madeOn: '2024-01-02', revision })
    expect([later.status, (later.body.errors as { path: string }[])[0]?.path]).toEqual([422, 'madeOn'])
    expect((await centre.put(`/designs/${code}`, { ...form, size: 'cao 41 cm', revision })).status).toBe(200)
  })
  it('hides another establishment’s design from who only asks whether a photo is taken', async () => {
    await register(centre, { establishmentCode: 'CS-2', name: 'Bí mật Bát Tràng' }, [60])
    const { body } = await applicant.upload('/design-checks', {}, 'anh.png', await drawing(60))
    await server.runJobs()
    const found = (await applicant.get(`/design-checks/${body.id}`)).body as unknown as { candidates: Found[] }
    expect(found.candidates[0]).toMatchObject({ question: 'same', other: null, viewId: null, evidence: null })
    expect(JSON.stringify(found)).not.toContain('Bí mật')
    expect((await centre.get(`/design-checks/${body.id}`)).status).toBe(404)
    const asLeader = (await leader.get(`/design-checks/${body.id}`)).body as unknown as { candidates: Found[] }
    expect(asLeader.candidates[0]).toMatchObject({ question: 'same', other: { name: 'Bí mật Bát Tràng' } })
  })
  it('forgets a photo that was only asked about after ninety days, and keeps the register’s pictures', async () => {
    const { forgetOldPhotos } = await import('./checks.actions.ts')
    const kept = await register(centre, {}, [65])
    await centre.upload('/design-checks', {}, 'anh.png', await drawing(66))
    const { body } = await centre.upload('/design-checks', {}, 'anh.png', await drawing(65))
    await forgetOldPhotos({ ...server.ctx, today: '2025-02-20' })
    expect((await centre.get(`/design-checks/${body.id}`)).status).toBe(200)
    await forgetOldPhotos({ ...server.ctx, today: '2025-02-21' })
    expect((await centre.get(`/design-checks/${body.id}`)).status).toBe(404)
    const [view] = (await open(centre, kept)).views
    expect((await centre.get(`/designs/${kept}/views/${view!.id}`)).status).toBe(200)
  })
  it('describes everything anew when the model changes, and finds it again after a restart', async () => {
    const { closeIndexes, askForIndex } = await import('./index.actions.ts')
    const model = await register(centre, { name: 'Trước khi đổi mô hình' }, [70])
    await server.runJobs()
    await closeIndexes(server.database.db)
    ports.likeness = () => plainLikeness('plain-2')
    await askForIndex(server.ctx)
    await server.runJobs()
    const { rows } = await server.database.pool.query('select distinct version from design_description')
    expect(rows).toEqual([{ version: 'plain-2' }])
    const code = await register(centre, {}, [71])
    await addPicture(
      centre,
      code,
      await sharp(await drawing(70))
        .jpeg({ quality: 60 })
        .toBuffer(),
      'b.jpg',
    )
    expect((await check(centre, code)).candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
  })
  it('takes in at its start what has no description yet, and says how far it is until it is done', async () => {
    const { closeIndexes, indexAtStart } = await import('./index.actions.ts')
    const model = await register(centre, { name: 'Có ảnh mà chưa có mô tả' }, [72])
    await server.runJobs()
    await closeIndexes(server.database.db)
    const { pool } = server.database
    const { rowCount } = await pool.query(
      'delete from design_description where view_id in (select id from design_view order by id limit 3)',
    )
    expect(rowCount).toBe(3)
    await pool.query(
      `delete from design_description d using design_view v, design x where d.view_id = v.id and v.design_id = x.id and x.code = $1`,
      [model],
    )
    const preparing = async () => (await centre.get('/designs')).body.preparing
    expect(await preparing()).toBeNull()
    await indexAtStart(server.ctx)
    const { rows } = await pool.query(
      `select (select count(*)::int from design_description) as done, (select count(*)::int from design_view) as total`,
    )
    expect(rows[0].total - rows[0].done).toBeGreaterThanOrEqual(3)
    // What is described counts once it is loaded too.
    expect(await preparing()).toMatchObject({ total: rows[0].total })
    await vi.waitFor(async () => expect(await preparing()).toEqual(rows[0]), 20_000)
    await server.runJobs()
    await vi.waitFor(async () => expect(await preparing()).toBeNull(), 20_000)
    const code = await register(centre, {}, [73])
    await addPicture(
      centre,
      code,
      await sharp(await drawing(72))
        .jpeg({ quality: 60 })
        .toBuffer(),
      'c.jpg',
    )
    expect((await check(centre, code)).candidates[0]).toMatchObject({ question: 'same', other: { code: model } })
  })
  it('counts what is still being loaded after a start, though every picture is described, and never stands at the whole', async () => {
    const { closeIndexes, indexAtStart } = await import('./index.actions.ts')
    await server.runJobs()
    await closeIndexes(server.database.db)
    let loaded = () => {}
    const held = new Promise<void>(resolve => {
      loaded = resolve
    })
    const usual = ports.likeness!
    ports.likeness = () => {
      const plain = usual()
      return { ...plain, add: rows => held.then(() => plain.add(rows)) }
    }
    await indexAtStart(server.ctx)
    ports.likeness = usual
    const { rows } = await server.database.pool.query('select count(*)::int as total from design_description')
    const preparing = async () => (await centre.get('/designs')).body.preparing
    expect(await preparing()).toEqual({ done: 0, total: rows[0].total })
    loaded()
    await vi.waitFor(async () => expect(await preparing()).toBeNull(), 20_000)
  })
})

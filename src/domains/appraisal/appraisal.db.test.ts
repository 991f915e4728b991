/** Norms, verification and kept findings on the database. */
import { asc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Database } from '../../db/connect.ts'
import { testDatabase } from '../../db/testing.ts'
import type { Context } from '../../kernel/context.ts'
import { act, version } from '../../kernel/log.ts'
import { account } from '../people/people.schema.ts'
import { appraisalsOf, keepAppraisal, loadNorms, normsOn, standing } from './appraisal.actions.ts'
import { appraise, blocking, suggestedSupport } from './appraisal.rules.ts'
import { beneficiary, soundCase } from './cases.testing.ts'
import { normsTable, rulesCatalogue, verifyRule, withdrawVerification } from './catalogue.actions.ts'
import { versionForms } from './documents.actions.ts'
import { shippedNorms } from './norms.schema.ts'

let database: Database
let leader: Context
beforeAll(async () => {
  database = await testDatabase()
  const [row] = await database.db.insert(account).values({ username: 'lanh-dao', name: 'Lãnh đạo thử', passwordHash: '-' }).returning()
  leader = {
    db: database.db,
    today: '2024-11-22',
    actor: {
      id: row?.id ?? '',
      name: 'Lãnh đạo thử',
      grants: [{ role: 'leader', unitId: 'hn-a-sct', level: 'agency', establishmentId: null }],
    },
    reach: { everywhere: true, unitIds: [], establishmentIds: [] },
    demo: true,
    files: { keep: async () => '', read: async () => new Uint8Array() },
  }
})
afterAll(() => database.close())

describe('norms', () => {
  it('are the national ones only, and the table says that the city’s own set is empty', async () => {
    const table = await normsTable(leader, '2024-11-22')
    expect(table.norms).toHaveLength(shippedNorms.length)
    expect(table.norms.every(row => row.scope === 'national')).toBe(true)
    expect(table.note).toContain('Hà Nội đang để trống')
    expect((await normsTable(leader, '2018-05-10')).norms).toEqual([])
  })
  it('begin a new version whole: what is written anew is what is in force until somebody changes it', async () => {
    const forms = (await versionForms(leader)).filter(({ kind, now }) => kind === 'norm' && now.length)
    expect(forms.length).toBeGreaterThan(10)
    for (const { code, fields, now } of forms) expect(Object.keys(now[0]!.values), code).toEqual(fields.map(({ key }) => key))
    const founding = forms.find(({ code }) => code === 'new_enterprise')?.now[0]
    expect(founding?.values).toMatchObject({ difficultOnly: true })
    expect(founding?.says).toContainEqual({ label: 'Chỉ áp dụng ở địa bàn khó khăn', says: 'có' })
  })
})

describe('verification', () => {
  const outside = soundCase({
    beneficiaries: [beneficiary({ unit: { name: 'Phường mẫu', type: 'Phường', district: { name: 'Quận mẫu', type: 'Quận' } } })],
  })
  it('makes the version block from then on, with who, when and the paper in the catalogue and an act in the log', async () => {
    expect(blocking(appraise(outside, await standing(database.db)))).toEqual([])
    const subject = 'eligible-area@2012-07-05'
    const paper = 'Bản chụp NĐ 45/2012/NĐ-CP'
    const entry = await verifyRule(leader, { subject, paper })
    expect(entry.verified).toEqual({ by: 'Lãnh đạo thử', on: '2024-11-22', paper })
    expect(blocking(appraise(outside, await standing(database.db))).map(finding => finding.version)).toEqual([subject])
    expect((await rulesCatalogue(leader)).find(x => x.key === subject)).toEqual(entry)
    const [logged] = await database.db
      .select()
      .from(act)
      .where(eq(act.entity, 'verification'))
      .innerJoin(version, eq(version.actId, act.id))
    expect(logged?.act).toMatchObject({ action: 'verify', role: 'leader', unitId: 'hn-a-sct', actorId: leader.actor?.id })
    expect(logged?.version.values).toEqual({ subject, paper })
  })
  it('works for a norm by its key', async () => {
    const [first] = await normsOn(database.db, '2024-11-22')
    expect((await verifyRule(leader, { subject: first?.key ?? '', paper: 'TT 28/2018' })).kind).toBe('norm')
  })
  it('is taken back with a reason: the rule warns again, the act keeps the paper, and it can be verified anew', async () => {
    const subject = 'tax-code@2012-07-05'
    const verifiedOf = async () => (await rulesCatalogue(leader)).find(entry => entry.key === subject)?.verified
    await expect(withdrawVerification(leader, { subject, reason: 'Nhầm dòng' })).rejects.toMatchObject({ kind: 'invalid' })
    await verifyRule(leader, { subject, paper: 'Bản chụp' })
    expect(await verifiedOf()).toMatchObject({ paper: 'Bản chụp' })
    await withdrawVerification(leader, { subject, reason: 'Nhầm dòng' })
    expect(await verifiedOf()).toBeNull()
    expect((await standing(database.db)).verified.has(subject)).toBe(false)
    const [last] = await database.db.select().from(act).innerJoin(version, eq(version.actId, act.id)).where(eq(act.action, 'unverify'))
    expect(last).toMatchObject({
      act: { entity: 'verification' },
      version: { values: { subject, paper: 'Bản chụp' }, reason: 'Nhầm dòng' },
    })
    await verifyRule(leader, { subject, paper: 'Đúng văn bản' })
    await withdrawVerification(leader, { subject, reason: 'Dọn' })
  })
  it('is refused twice, for what does not exist and for arithmetic, leaving no act', async () => {
    const before = await database.db.select().from(act)
    const paper = 'x'
    await expect(verifyRule(leader, { subject: 'eligible-area@2012-07-05', paper })).rejects.toMatchObject({ kind: 'conflict' })
    await expect(verifyRule(leader, { subject: 'eligible-area@1999-01-01', paper })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(verifyRule(leader, { subject: 'money-adds-up@1900-01-01', paper })).rejects.toMatchObject({ kind: 'invalid' })
    await expect(verifyRule({ ...leader, actor: null }, { subject: 'tax-code@2012-07-05', paper })).rejects.toMatchObject({
      kind: 'unauthenticated',
    })
    expect(await database.db.select().from(act).orderBy(asc(act.seq))).toHaveLength(before.length)
  })
})

it('the catalogue gives every rule version and norm an article, a confidence and a scope', async () => {
  const entries = await rulesCatalogue(leader)
  expect(new Set(entries.map(entry => entry.key)).size).toBe(entries.length)
  expect(entries.filter(entry => entry.code === 'eligible-area').map(entry => [entry.from, entry.until, entry.confidence])).toEqual([
    ['2012-07-05', '2025-07-01', 'S'],
    ['2025-07-01', '2025-10-15', 'X'],
    ['2025-10-15', null, 'S'],
  ])
  expect(entries.every(entry => entry.article && entry.confidence && entry.scope.level)).toBe(true)
  expect(entries.filter(entry => entry.nature === 'arithmetic').map(entry => entry.from)).toEqual([null])
})

it('appraisals are kept in their order, with the findings as they stood', async () => {
  const projectId = crypto.randomUUID()
  const given = soundCase({ norms: await loadNorms(database.db) })
  const findings = appraise(given, await standing(database.db))
  await database.db.transaction(tx => keepAppraisal(tx, { projectId, day: '2024-11-20', findings, suggested: suggestedSupport(given) }))
  await keepAppraisal(database.db, { projectId, day: '2024-11-22', findings: [], suggested: null })
  const kept = await appraisalsOf(database.db, projectId)
  expect(kept.map(({ day, position, suggested }) => [day, position, suggested])).toEqual([
    ['2024-11-20', 0, 240_000_000],
    ['2024-11-22', 1, null],
  ])
  expect(kept[0]?.findings).toEqual(findings)
})

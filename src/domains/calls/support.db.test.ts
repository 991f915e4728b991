/** The answer to five questions says what the appraisal of such a project says: same rules, same day, same words. */
import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '../../kernel/rules.ts'
import { type TestServer, testServer, type Visitor } from '../../server/testing.ts'
import { establishmentKinds, Village, VillageRecognition } from '../establishments/establishments.schema.ts'
import { createAccount } from '../people/people.actions.ts'
import { establishmentAt, machineForm } from '../projects/projects.testing.ts'
import { activities, crafts, sectors } from '../reference/catalog.schema.ts'
import { askSupport, callForm, type Support, supportAnswers } from './calls.testing.ts'
import { asAddress, fromAddress, legalForms, type SupportAnswers, wishes } from './support.schema.ts'

let server: TestServer
let centre: Visitor
const villages: Record<string, string> = {}
const craftVillage = async (code: string, periods: { recognisedOn: string | null; withdrawnOn: string | null }[]) => {
  const { db } = server.database
  const [row] = await db
    .insert(Village.table)
    .values({ code, name: `Làng ${code}`, search: code.toLowerCase() })
    .returning()
  if (periods.length) await db.insert(VillageRecognition.table).values(periods.map(period => ({ ...period, villageId: row!.id })))
  villages[code] = row!.id
}
beforeAll(async () => {
  server = await testServer('2026-11-20')
  centre = await server.as('trungtam')
  await craftVillage('LN-T1', [{ recognisedOn: '2010-05-01', withdrawnOn: null }])
  await craftVillage('LN-T2', [{ recognisedOn: '2010-05-01', withdrawnOn: '2023-01-01' }])
  await craftVillage('LN-T3', [])
})
afterEach(() => {
  server.day = '2026-11-20'
})
afterAll(() => server.close())

const answers = supportAnswers
const ask = (change: Partial<SupportAnswers> = {}) => askSupport(server.visitor, change)
const first = async (change: Partial<SupportAnswers> = {}) => (await ask(change))[0]!
/** Phường Hà Đông: outside the list unless in a recognised village. */
const ward = 'hn25b-c-09556'
const broken = ({ findings }: Support) => findings.filter(({ ok }) => ok !== true).map(({ rule }) => rule)

describe('the answer', () => {
  it('gives the most with its arithmetic and norm', async () => {
    expect(await first()).toMatchObject({
      status: 'yes',
      most: 240_000_000,
      arithmetic: 'min(50% × 480.000.000, 300.000.000) = 240.000.000\u00a0₫',
      norm: { percent: 50, ceiling: 300_000_000, confidence: 'S', verified: false },
    })
    expect(await first({ wants: [{ activity: 'machine', cost: 900_000_000 }] })).toMatchObject({ most: 300_000_000 })
  })
  it('names the ceiling when nobody told a cost, and no amount where only a share is known', async () => {
    expect(await first({ wants: [{ activity: 'machine', cost: null }] })).toMatchObject({ status: 'yes', most: 300_000_000, cost: null })
    expect(await first({ wants: [{ activity: 'domestic_fair', cost: null }] })).toMatchObject({ most: null, norm: { percent: 80 } })
  })
  it('turns on the place, the village and the sector, each with its article', async () => {
    expect(await first({ unitId: ward })).toMatchObject({ status: 'no' })
    expect(broken(await first({ unitId: ward }))).toEqual(['eligible-area'])
    expect(await first({ unitId: ward, village: 'LN-T1' })).toMatchObject({ status: 'yes' })
    expect(await first({ unitId: ward, village: 'LN-T2' })).toMatchObject({ status: 'no' })
    expect(await first({ unitId: ward, village: 'LN-T3' })).toMatchObject({ status: 'ask' })
    expect(await first({ unitId: ward, village: 'unsure' })).toMatchObject({ status: 'ask' })
    expect(broken(await first({ sector: 'none' }))).toEqual(['eligible-sector'])
  })
  it('sends an artisan to an officer since the decree was amended', async () => {
    expect(await first({ form: 'artisan' })).toMatchObject({
      status: 'ask',
      findings: [{ rule: 'applicant-form', confidence: 'S-press' }, {}, {}, {}, {}, {}],
    })
  })
  it('tells every activity, the wished ones first, and which call takes it now', async () => {
    const appraiser = await server.as('thamdinh')
    const { code } = (await appraiser.post('/calls', callForm())).body
    await appraiser.post(`/calls/${code}/steps/publish`, { revision: 1 })
    const all = await ask({ wants: [{ activity: 'trademark', cost: null }] })
    expect(all.map(({ activity }) => activity).sort()).toEqual([...wishes].sort())
    expect(all[0]).toMatchObject({ activity: 'trademark', wanted: true, calls: [{ code }] })
    expect(all.filter(({ calls }) => calls.length).map(({ activity }) => activity)).toEqual(['trademark', 'machine'])
  })
  it('asks for a commune of today', async () => {
    const query = new URLSearchParams(asAddress({ ...answers, unitId: 'hn-c-10192' }))
    expect(await server.visitor.get(`/public/support?${query}`)).toMatchObject({ status: 422, body: { errors: [{ path: 'xa' }] } })
  })
})

describe('what appraisal finds of the project with the same facts', () => {
  /** Rules whose facts the questions ask for; of the others the answer gives the titles. */
  const same = ({ rule, ok, says, arithmetic, version, weight, verified }: Finding) => ({
    rule,
    ok,
    says,
    arithmetic,
    version,
    weight,
    verified,
  })
  const wish = fc.record({
    activity: fc.constantFrom(...wishes),
    cost: fc.option(fc.integer({ min: 1_000_000, max: 3_000_000_000 }), { nil: null }),
  })
  const era = fc.constantFrom(
    { day: '2024-11-22', units: ['hn-c-10192', 'hn-c-00577', 'hn-c-09556'] },
    { day: '2025-08-11', units: ['hn25b-c-00577', ward] },
    { day: '2026-11-20', units: ['hn25b-c-00577', ward] },
  )
  const given = era.chain(({ day, units }) =>
    fc.record({
      day: fc.constant(day),
      form: fc.constantFrom(...(Object.keys(establishmentKinds) as (keyof typeof establishmentKinds)[])),
      unitId: fc.constantFrom(...units),
      village: fc.constantFrom('none', 'LN-T1', 'LN-T2', 'LN-T3'),
      craft: fc.constantFrom(...(Object.keys(crafts) as SupportAnswers['craft'][])),
      sector: fc.constantFrom(...(Object.keys(sectors) as SupportAnswers['sector'][])),
      cleaner: fc.boolean(),
      cluster: fc.boolean(),
      wants: wish.map(one => [one]),
    }),
  )
  it('is what the answer says', async () => {
    let serial = 0
    await fc.assert(
      fc.asyncProperty(given, async ({ day, ...told }) => {
        server.day = day
        const support = await first(told)
        const code = `CS-P${serial++}`
        await establishmentAt(server.database, code, told.unitId, {
          name: 'Cơ sở của bạn',
          kind: told.form,
          craft: told.craft,
          sector: told.sector,
          villageId: villages[told.village] ?? null,
          cleanerProduction: told.cleaner,
          clusterInfrastructure: told.cluster,
        })
        const { activity, cost } = told.wants[0]!
        // Without a cost the answer is about one at which the ceiling is reached: read back from its own sum.
        const total = cost ?? Number(/% × ([\d.]+)/.exec(support.arithmetic ?? '')?.[1]?.replaceAll('.', '') ?? support.most ?? 0)
        const requested = support.most ?? 0
        const filed = await centre.post('/projects', {
          ...machineForm(code, told.unitId),
          year: Number(day.slice(0, 4)),
          plannedEndOn: null,
          activity,
          contentGroup: activities[activity].group,
          totalCost: total,
          eligibleCost: total,
          requested,
          counterpart: total - requested,
        })
        expect(filed.status, JSON.stringify(filed.body)).toBe(200)
        const findings = (await centre.get(`/projects/${filed.body.code}`)).body.findings as Finding[]
        const told5 = support.findings.filter(({ rule }) => rule !== 'applicant-form').map(same)
        const rules = new Set(told5.map(({ rule }) => rule))
        expect(told5.toSorted(byRule)).toEqual(
          findings
            .filter(({ rule }) => rules.has(rule))
            .map(same)
            .toSorted(byRule),
        )
        // Nothing that appraisal finds broken is missing, and what is left for later is not broken.
        expect(findings.filter(({ ok, rule }) => ok === false && !rules.has(rule))).toEqual([])
        expect([...support.later].sort()).toEqual(
          findings
            .filter(({ rule }) => !rules.has(rule))
            .map(({ title }) => title)
            .sort(),
        )
      }),
      { numRuns: 40 },
    )
  })
  const byRule = (a: { rule: string; version: string }, b: { rule: string; version: string }) =>
    `${a.rule} ${a.version}`.localeCompare(`${b.rule} ${b.version}`)
})

describe('the lists and the address', () => {
  it('find communes without marks and villages of the commune first, with nobody in them', async () => {
    const communes = (await server.visitor.get('/public/communes?q=bat%20trang')).body as unknown as { id: string; name: string }[]
    expect(communes).toEqual([{ id: 'hn25b-c-00577', name: 'Xã Bát Tràng' }])
    const found = (await server.visitor.get('/public/villages?q=ln-t1')).body as unknown as object[]
    expect(found).toEqual([
      { code: 'LN-T1', name: 'Làng LN-T1', place: null, craft: null, stateLabel: 'đang được công nhận', near: false, demo: false },
    ])
  })
  it('carry the answers there and back', () => {
    const told: SupportAnswers = { ...answers, cleaner: true, wants: [...answers.wants, { activity: 'trademark', cost: null }] }
    const { cluster, ...read } = told
    expect(fromAddress(asAddress(told))).toEqual(read)
    expect(fromAddress({ loai: 'nobody', viec: 'flying-5,machine--3,machine-9,trademark-9999999999999999999' })).toEqual({
      wants: [
        { activity: 'machine', cost: null },
        { activity: 'trademark', cost: null },
      ],
    })
  })
  it('begin with the register’s facts for the applicant who is signed in, and for nobody else', async () => {
    const mine = await establishmentAt(server.database, 'CS-MINE', 'hn25b-c-00577', {
      kind: 'household',
      craft: 'ceramics',
      phone: '0900000001',
    })
    await createAccount(server.ctx, {
      username: 'chuho',
      name: 'Chủ hộ thử',
      password: 'mật khẩu thử 1',
      persona: true,
      grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: mine.id, validFrom: '2020-01-01' }],
    })
    const { body } = await (await server.as('chuho')).get('/support/mine')
    expect(body).toEqual([
      {
        name: 'Cơ sở thử CS-MINE',
        answers: {
          form: 'household',
          unitId: 'hn25b-c-00577',
          village: 'none',
          craft: 'ceramics',
          sector: 'đ',
          cleaner: false,
          cluster: false,
          establishment: 'CS-MINE',
        },
      },
    ])
    expect(Object.keys(legalForms)).toContain('household')
    expect((await server.visitor.get('/support/mine')).status).toBe(401)
  })
})

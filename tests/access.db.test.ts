/** Access: declared on every route, refused to every other role, and never beyond a person's units. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { routes } from '../src/domains/index.ts'
import { createAccount, type NewAccount } from '../src/domains/people/people.actions.ts'
import { grantFor } from '../src/domains/projects/facts.actions.ts'
import { establishmentAt, machineForm, planWithLine } from '../src/domains/projects/projects.testing.ts'
import { projectFlow } from '../src/domains/projects/projects.workflow.ts'
import { loadDuties } from '../src/domains/reference/reference.actions.ts'
import { type Role, roles } from '../src/domains/reference/roles.schema.ts'
import { type Answer, type TestServer, testServer, type Visitor } from '../src/server/testing.ts'

let server: TestServer
const people = new Map<Role, Visitor>()
const holder: Record<Exclude<Role, 'applicant'>, string> = {
  local_officer: 'thuongtin',
  centre_officer: 'trungtam',
  appraiser: 'thamdinh',
  leader: 'lanhdao',
  accountant: 'ketoan',
  viewer: 'thanhpho',
  auditor: 'kiemtoan',
  judge: 'giamkhao',
  admin: 'quantri',
}
/** A record of each kind inside and outside the reach of the applicant and of Thường Tín's officer. */
const inside = { project: '', establishment: 'TT-1', design: '' }
const outside = { project: '', establishment: 'GL-1', design: '' }

beforeAll(async () => {
  server = await testServer('2024-11-22')
  await planWithLine(server.database, 2024, 1_000_000_000)
  const mine = await establishmentAt(server.database, inside.establishment, 'hn-c-10192', {
    taxCode: '001188000123',
    representative: 'Người đại diện thử',
    phone: '0900000001',
  })
  await establishmentAt(server.database, outside.establishment, 'hn-c-00577')
  await createAccount(server.ctx, {
    username: 'coso',
    name: 'Chủ cơ sở',
    password: 'mật khẩu thử 1',
    persona: true,
    grants: [{ role: 'applicant', unitId: 'p-01', establishmentId: mine.id, validFrom: '2020-01-01' }],
  })
  for (const [role, name] of Object.entries(holder)) people.set(role as Role, await server.as(name))
  people.set('applicant', await server.as('coso'))
  const centre = people.get('centre_officer')!
  inside.project = String((await centre.post('/projects', machineForm('TT-1', 'hn-c-10192'))).body.code)
  outside.project = String((await centre.post('/projects', machineForm('GL-1', 'hn-c-00577'))).body.code)
  inside.design = String((await centre.post('/designs', designForm('TT-1'))).body.code)
  outside.design = String((await centre.post('/designs', designForm('GL-1'))).body.code)
})
afterAll(() => server.close())

/** Sends a small PDF as a paper. */
const attach = (visitor: Visitor, path: string): Promise<Answer> =>
  visitor.upload(path, { kind: path.startsWith('/designs') ? 'photo' : 'other' }, 'thu.pdf', new TextEncoder().encode('%PDF-1.4 thử'))
const fill = (path: string, record: typeof inside) =>
  path
    .replace(':code', path.startsWith('/projects') ? record.project : path.startsWith('/designs') ? record.design : record.establishment)
    .replace(':action', 'submit')
    .replace(':year', '2024')
    .replace(':version', '1')
    .replace(':kind', 'plan')
    .replace(':id', '00000000-0000-4000-8000-000000000000')
/** Bodies that pass the input check, so that a write reaches the question of whose record it is. */
const bodies: Record<string, (record: typeof inside) => object> = {
  'PUT /projects/:code': r => ({ ...machineForm(r.establishment, 'hn-c-10192'), revision: 1 }),
  'POST /projects/:code/steps/:action': () => ({ revision: 1 }),
  'POST /projects/:code/evidence': () => ({ kind: 'serial', value: 'THỬ-2024-0001' }),
  'POST /projects/:code/evidence/:id/remove': () => ({}),
  'POST /projects/:code/overlaps/check': () => ({}),
  'PUT /projects/:code/survey': () => ({ answers: {}, note: null, revision: 0 }),
  'PUT /establishments/:code': () => establishmentForm,
  'POST /establishments/:code/reveal': () => ({ purpose: 'Đối chiếu giấy đăng ký' }),
  'POST /establishments/:code/erasure': () => ({ reason: 'Theo đơn của chủ hộ' }),
  'POST /establishments/:code/move': () => ({ unitId: 'hn25b-c-10183', revision: 1 }),
  'POST /establishments/:code/names': () => ({ name: 'Tên khác', kind: 'alias' }),
  'POST /establishments/:code/names/:id/removal': () => ({ reason: 'Nhầm với cơ sở khác' }),
  'PUT /artisans/:code': () => ({ name: 'Người Thử', title: 'city', craft: 'lacquer', unitId: 'hn-c-10192', revision: 1 }),
  'PUT /villages/:code': () => ({ name: 'Làng Thử', revision: 1 }),
  'POST /villages/:code/recognition': () => ({ revision: 1, number: 'QĐ-1', day: '2020-01-01', title: 'craft' }),
  'POST /villages/:code/withdrawal': () => ({ revision: 1, number: 'QĐ-1', day: '2020-01-01' }),
  'PUT /villages/:code/recognitions/:id': () => ({ revision: 1, reason: 'Ghi nhầm làng khác' }),
  'PUT /designs/:code': r => ({ ...designForm(r.establishment), revision: 1 }),
  'PUT /designs/:code/opening': () => ({ views: [], basis: null }),
  'PUT /designs/:code/views': () => ({ ids: [] }),
  'PUT /designs/:code/views/:id': () => ({ kind: 'photo', caption: null }),
  'POST /designs/:code/views/:id/removal': () => ({}),
  'POST /designs/:code/checks': () => ({}),
  'POST /designs/:code/acceptance': () => ({}),
  'POST /designs/:code/acceptance/taking-back': () => ({ reason: 'Công nhận nhầm' }),
  'POST /designs/:code/copy/taking-back': () => ({ reason: 'Nhập nhầm dòng' }),
  'POST /designs/:code/decisions': () => ({ other: 'MAU-0', verdict: 'different', reason: 'Hai mẫu khác nhau' }),
  'POST /designs/:code/decisions/:id/taking-back': () => ({ reason: 'Ghi nhầm mẫu' }),
  'POST /designs/:code/searches': () => ({ base: 'wipo', query: 'lotus', searchedOn: '2024-11-20', verdict: 'none_closer' }),
  'POST /designs/:code/searches/:id/decisions': () => ({ verdict: 'different', reason: 'Khác hình dáng' }),
  'POST /designs/:code/searches/:id/removal': () => ({ reason: 'Ghi nhầm mẫu' }),
}
const designForm = (establishmentCode: string) => ({
  name: 'Mẫu thử',
  craft: 'lacquer',
  source: 'establishment',
  madeOn: '2024-05-01',
  establishmentCode,
})
const establishmentForm = {
  name: 'Đổi tên',
  kind: 'company',
  craft: 'lacquer',
  sector: 'đ',
  unitId: 'hn-c-10192',
  cleanerProduction: false,
  clusterInfrastructure: false,
  revision: 1,
}
const ask = (visitor: Visitor, method: string, path: string, body: object = {}): Promise<Answer> =>
  method === 'GET' ? visitor.get(path) : method === 'PUT' ? visitor.put(path, body) : visitor.post(path, body)

describe('declared access', () => {
  it('stands on every route, names known roles, and appears in the API description', async () => {
    expect(routes.length).toBeGreaterThan(30)
    for (const { path, who } of routes)
      expect(
        who === 'anyone' || who === 'signed-in' || (who.length > 0 && who.every(role => role in roles)),
        `${path} declares who may`,
      ).toBe(true)
    // Public pages: read by anyone, held back from whoever asks too often.
    const isPublic = (path: string) => path.startsWith('/public/')
    for (const { path, who, limit } of routes.filter(r => isPublic(r.path))) expect([who, (limit ?? 0) > 0], path).toEqual(['anyone', true])
    const open = routes.filter(r => r.who === 'anyone' && !isPublic(r.path)).map(r => `${r.method} ${r.path}`)
    expect(open).toEqual(['GET /session', 'POST /session', 'POST /session/persona', 'POST /session/sign-out'])
    const described = (await server.visitor.get('/openapi.json')).body as unknown as { openapi: string; paths: Record<string, object> }
    expect(described.openapi).toBe('3.1.0')
    for (const { method, path } of routes)
      expect(described.paths[`/api${path.replace(/:(\w+)/g, '{$1}')}`], path).toHaveProperty(method.toLowerCase())
  })
  it('no address is mounted that is not declared', async () => {
    const described = (await server.visitor.get('/openapi.json')).body.paths as Record<string, object>
    const own = new Set(routes.map(r => `/api${r.path.replace(/:(\w+)/g, '{$1}')}`))
    expect(Object.keys(described).filter(path => path.startsWith('/api') && !own.has(path))).toEqual(['/api/health', '/api/openapi.json'])
  })
  it('refuses everyone who is not signed in', async () => {
    for (const { method, path, who } of routes.filter(r => r.who !== 'anyone'))
      expect((await ask(server.visitor, method, fill(path, inside))).status, `${method} ${path} ${who}`).toBe(401)
  })
  it('refuses every role that a route does not name', async () => {
    for (const { method, path, who } of routes) {
      if (who === 'anyone' || who === 'signed-in') continue
      for (const [role, visitor] of people)
        if (!who.includes(role)) expect((await ask(visitor, method, fill(path, inside))).status, `${role} ${method} ${path}`).toBe(403)
    }
  })
  it('refuses a write without the proof that the browser sends', async () => {
    const signedIn = await server.app.inject({ method: 'POST', url: '/api/session/persona', payload: { username: 'lanhdao' } })
    const cookie = String(signedIn.headers['set-cookie']).split(';')[0]
    expect(String(signedIn.headers['set-cookie'])).toMatch(/HttpOnly.*SameSite=Lax/i)
    for (const { method, path } of routes.filter(
      r => r.method !== 'GET' && r.who !== 'anyone' && (r.who === 'signed-in' || r.who.includes('leader')),
    )) {
      const answer = await server.app.inject({ method, url: `/api${fill(path, inside)}`, headers: { cookie }, payload: {} })
      expect(answer.statusCode, path).toBe(403)
    }
  })
})

describe('records outside a person’s units', () => {
  it('are not found by any route that names one, whatever is sent', async () => {
    const papers = await server.database.pool.query<{ id: string }>(
      `insert into paper (project_id, kind, number) select id, 'other', '1' from project where code = $1 returning id`,
      [outside.project],
    )
    for (const role of ['local_officer', 'applicant'] as const)
      for (const { method, path, who, upload } of routes.filter(r => r.path.includes(':code'))) {
        if (who === 'anyone' || who === 'signed-in' || !who.includes(role)) continue
        const address = fill(path, outside).replace('00000000-0000-4000-8000-000000000000', papers.rows[0]!.id)
        const answer = upload
          ? await attach(people.get(role)!, address)
          : await ask(people.get(role)!, method, address, bodies[`${method} ${path}`]?.(outside))
        expect(answer.status, `${role} ${method} ${path}`).toBe(404)
        expect(JSON.stringify(answer.body)).not.toContain('Cơ sở thử GL-1')
      }
    const { rows } = await server.database.pool.query('select name from establishment where code = $1', [outside.establishment])
    expect(rows[0].name).toBe('Cơ sở thử GL-1')
  })
  it('every write that names a record is among those tried', () => {
    // A council lies in no unit: councils.db.test.ts tries who may do what there.
    const writes = routes
      .filter(r => r.method !== 'GET' && r.path.includes(':code') && !r.path.startsWith('/councils/') && !r.upload)
      .map(r => `${r.method} ${r.path}`)
    expect(Object.keys(bodies).sort()).toEqual(writes.sort())
  })
  it('are in no list, count, search or export', async () => {
    for (const role of ['local_officer', 'applicant'] as const) {
      const visitor = people.get(role)!
      for (const path of ['/projects', '/establishments', '/designs', '/search?q=co so thu', '/search?q=mau thu', '/today']) {
        const answer = await visitor.get(path)
        expect(answer.status, `${role} ${path}`).toBe(200)
        const text = JSON.stringify(answer.body)
        expect(text, `${role} ${path}`).not.toContain('GL-1')
        expect(text, `${role} ${path}`).not.toContain(outside.project)
        expect(text, `${role} ${path}`).not.toContain(outside.design)
      }
      expect((await visitor.get('/projects')).body).toMatchObject({ total: 1 })
    }
  })
  it('cannot be named in a new file', async () => {
    const officer = people.get('local_officer')!
    expect(await officer.post('/projects', machineForm('GL-1', 'hn-c-10192'))).toMatchObject({ status: 422 })
    expect(await officer.post('/projects', machineForm('TT-1', 'hn-c-00577'))).toMatchObject({ status: 403 })
    expect((await people.get('applicant')!.post('/projects', machineForm('GL-1', 'hn-c-10192'))).status).toBe(422)
  })
})

describe('steps', () => {
  it('an administrator, a viewer and an auditor take none', async () => {
    for (const role of ['viewer', 'auditor', 'admin'] as const)
      for (const { action } of projectFlow.steps)
        expect((await people.get(role)!.post(`/projects/${inside.project}/steps/${action}`)).status, `${role} ${action}`).toBe(403)
  })
  it('nobody approves what they prepared, even holding every role', async () => {
    const duties = await loadDuties(server.database.db)
    const everything = {
      id: crypto.randomUUID(),
      name: 'Người giữ mọi vai',
      grants: Object.keys(roles)
        .filter(role => role !== 'admin')
        .flatMap(role =>
          [
            ['agency', 'hn-a-sct'],
            ['district', 'hn-d-279'],
            ['province', 'p-01'],
          ].map(([level, unitId]) => ({ role, level: level!, unitId: unitId!, establishmentId: null })),
        ),
    }
    const known = {
      facts: { shape: 'establishment', centreImplements: false } as never,
      units: new Set(['hn-d-279', 'hn-c-10192']),
      owners: new Set<string>(),
    }
    // Who may not take each approval, written out: taking one away from the table must be noticed here.
    const prepared = ['create', 'edit', 'imported', 'submit']
    const approvals: Record<string, string[]> = {
      survey: prepared,
      review: [...prepared, 'survey'],
      appraise: [...prepared, 'survey', 'review'],
      propose: [...prepared, 'survey', 'review', 'appraise'],
      decide: [...prepared, 'survey', 'review', 'appraise'],
      advance: ['contract', 'decide'],
      accept: [...prepared, 'start'],
      settle: ['accept'],
      liquidate: ['settle'],
    }
    for (const step of projectFlow.steps.filter(s => approvals[s.action])) {
      expect(grantFor(everything, duties, '2024-11-22', known, new Set(), step), step.action).toHaveProperty('grant')
      for (const before of step.action === 'review' && step.from.includes('submitted') ? prepared : (approvals[step.action] ?? []))
        expect(grantFor(everything, duties, '2024-11-22', known, new Set([before]), step), `${step.action} after ${before}`).toHaveProperty(
          'why',
        )
    }
  })
  it('Centre staff stay Centre staff on the Centre’s own projects, whatever other office they hold', async () => {
    const duties = await loadDuties(server.database.db)
    const both = {
      id: crypto.randomUUID(),
      name: 'Người hai vai',
      grants: ['centre_officer', 'appraiser'].map(role => ({ role, level: 'agency', unitId: 'hn-a-sct', establishmentId: null })),
    }
    for (const action of ['review', 'appraise', 'accept']) {
      const step = projectFlow.steps.find(s => s.action === action)!
      const answer = (centreImplements: boolean) =>
        grantFor(
          both,
          duties,
          '2024-11-22',
          { facts: { centreImplements } as never, units: new Set<string>(), owners: new Set<string>() },
          new Set(),
          step,
        )
      expect(answer(true), action).toHaveProperty('why')
      expect(answer(false), action).toHaveProperty('grant')
    }
  })
  it('which level surveys follows the day: the district until 30/6/2025, the commune from 1/7/2025', async () => {
    const duties = await loadDuties(server.database.db)
    const survey = projectFlow.steps.find(s => s.action === 'survey')!
    const officer = (level: string, unitId: string) => ({
      id: 'x',
      name: 'x',
      grants: [{ role: 'local_officer', level, unitId, establishmentId: null }],
    })
    const known = { facts: { centreImplements: false } as never, units: new Set(['hn-d-279', 'hn-c-10192']), owners: new Set<string>() }
    const answer = (level: string, unit: string, day: string) =>
      'grant' in grantFor(officer(level, unit), duties, day, known, new Set(), survey)
    expect([answer('district', 'hn-d-279', '2025-06-30'), answer('district', 'hn-d-279', '2025-07-01')]).toEqual([true, false])
    expect([answer('commune', 'hn-c-10192', '2025-06-30'), answer('commune', 'hn-c-10192', '2025-07-01')]).toEqual([false, true])
    expect(answer('district', 'hn-d-018', '2024-11-22')).toBe(false)
  })
})

describe('somebody with two roles', () => {
  const two = async (username: string, grants: NewAccount['grants']) => {
    await createAccount(server.ctx, { username, name: username, password: 'mật khẩu thử 1', persona: true, grants })
    return server.as(username)
  }
  const viewer = { role: 'viewer', unitId: 'p-01', validFrom: '2020-01-01' } as const
  it('reads as a viewer of the city and writes as the officer of a district only', async () => {
    const both = await two('haivai1', [{ role: 'local_officer', unitId: 'hn-d-279', validFrom: '2020-01-01' }, viewer])
    expect((await both.get('/establishments/GL-1')).status).toBe(200)
    expect((await both.put('/establishments/GL-1', { ...establishmentForm, unitId: 'hn-c-00577' })).status).toBe(404)
    expect((await both.post('/establishments', { ...establishmentForm, unitId: 'hn-c-00577' })).status).toBe(403)
    expect((await both.post('/establishments/GL-1/reveal', { purpose: 'Đối chiếu giấy đăng ký' })).status).toBe(404)
    expect((await attach(both, `/projects/${outside.project}/papers`)).status).toBe(404)
  })
  it('acts as an applicant on their own establishment’s file only', async () => {
    const { rows } = await server.database.pool.query<{ id: string }>(`select id from establishment where code = 'TT-1'`)
    const both = await two('haivai2', [
      { role: 'applicant', unitId: 'p-01', establishmentId: rows[0]!.id, validFrom: '2020-01-01' },
      viewer,
    ])
    const { revision } = (await both.get(`/projects/${outside.project}`)).body
    expect((await both.post(`/projects/${outside.project}/steps/submit`, { revision })).status).toBe(404)
    expect((await both.put(`/projects/${outside.project}`, { ...machineForm('TT-1', 'hn-c-10192'), revision })).status).toBe(404)
    expect((await both.get(`/projects/${inside.project}`)).body).toMatchObject({ mayEdit: true })
  })
})

describe('personal values', () => {
  it('a 12-digit tax code is masked everywhere until it is revealed for a stated purpose, which the log keeps', async () => {
    const officer = people.get('local_officer')!
    for (const path of ['/establishments', '/establishments/TT-1', `/projects/${inside.project}`, '/search?q=TT-1'])
      expect(JSON.stringify((await officer.get(path)).body), path).not.toContain('001188000123')
    expect((await officer.get('/establishments?q=001188000123')).body).toMatchObject({ total: 0 })
    expect((await officer.post('/establishments/TT-1/reveal', { purpose: 'x' })).status).toBe(422)
    expect((await officer.post('/establishments/TT-1/reveal', { purpose: 'Đối chiếu giấy đăng ký' })).body).toEqual({
      taxCode: '001188000123',
    })
    const { acts } = (await officer.get('/establishments/TT-1')).body as { acts: { action: string; reason: string }[] }
    expect(acts.at(-1)).toMatchObject({ action: 'reveal_tax_code', reason: 'Đối chiếu giấy đăng ký' })
  })
})

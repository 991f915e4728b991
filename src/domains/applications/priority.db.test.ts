/** What an applicant declares for the order of choice: begun from the register, taken into it with a new establishment, shown where it differs. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { establishmentAt } from '../projects/projects.testing.ts'
import { addRequired, commune, machineValues, newToken, phone, takingServer, typing } from './applications.testing.ts'

let taking: Awaited<ReturnType<typeof takingServer>>
beforeAll(async () => {
  taking = await takingServer()
})
afterAll(() => taking.server.close())

const stored = async (code: string) =>
  (
    await taking.server.database.pool.query(
      'select local_materials, supporting_industry, women_owned, minority_owned from establishment where code = $1',
      [code],
    )
  ).rows[0]

it('a draft asks for them and begins with what the register holds; what nobody recorded stays open', async () => {
  const { server, anyone, call, officer, draft, submit } = taking
  await establishmentAt(server.database, 'TT-9', commune, {
    name: 'Cơ sở đã biết',
    localMaterials: 70,
    womenOwned: false,
    minorityOwned: true,
  })
  const token = newToken()
  const opened = { token, call, activity: 'machine', phone, establishment: 'TT-9', mandate: 'Chủ cơ sở đến trụ sở nhờ' }
  expect(await officer.post('/public/applications', opened)).toMatchObject({ status: 200 })
  const begun = (await draft(token)) as unknown as {
    cells: Record<string, unknown>
    sections: { key: string; fields: { key: string; required: boolean }[] }[]
  }
  expect(begun.cells).toMatchObject({ localMaterials: { value: 70 }, womenOwned: { value: false }, minorityOwned: { value: true } })
  expect(begun.cells).not.toHaveProperty('supportingIndustry')
  const asked = begun.sections.find(section => section.key === 'uu-tien')?.fields ?? []
  expect(asked.map(field => [field.key, field.required])).toEqual(
    ['localMaterials', 'supportingIndustry', 'womenOwned', 'minorityOwned'].map(key => [key, false]),
  )
  // Declared otherwise: the officer sees both, and the register stays as it is.
  const { name, address, ...rest } = machineValues(commune, { womenOwned: true, localMaterials: 70 })
  await anyone.post(`/public/drafts/${token}/patches`, typing({ ...rest, address: 'Xóm Thử' }))
  await addRequired(anyone, token)
  const sent = await submit(token)
  expect(sent, JSON.stringify(sent.body)).toMatchObject({ status: 200 })
  expect((await officer.get(`/applications/${sent.body.receipt}`)).body.declared).toEqual([
    { key: 'womenOwned', label: 'Phụ nữ làm chủ', said: 'Có', held: 'Không' },
  ])
  expect(await stored('TT-9')).toMatchObject({ women_owned: false, local_materials: 70 })
})
it('an establishment that the register does not know comes in with what it declared, and what it left open is not recorded', async () => {
  const { receipt } = await taking.submitted(machineValues(commune, { localMaterials: 80, womenOwned: true, minorityOwned: false }))
  const { body } = await taking.officer.post(`/applications/${receipt}/intake`, { establishment: null })
  expect(await stored(String(body.establishment))).toEqual({
    local_materials: 80,
    supporting_industry: null,
    women_owned: true,
    minority_owned: false,
  })
})

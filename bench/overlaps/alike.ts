/** Honest supports that look like money given twice. */
import type { Row } from '../matching/shape.ts'
import { phoneNumber } from '../matching/vietnamese/establishments.ts'
import { formPhoto, gatePhoto } from './photos.ts'
import { type LookAlike, once, type Plan, type Programme, photo, years } from './programme.ts'
import { catalogue } from './words.ts'

export const plantAlike = async (programme: Programme): Promise<void> => {
  const { chance, rows, entity, sellers, picture, serialOf, invoiceOf, dayIn, add, looks, mayGet, take, pickPlan, stranger } = programme
  const byPhone = new Map<string, Row[]>()
  for (const row of rows) if (row.phone) byPhone.set(row.phone, [...(byPhone.get(row.phone) ?? []), row])
  const helped = [...byPhone.values()].filter(list => list.length > 5)
  const helper = phoneNumber(chance)
  for (const row of helped.length
    ? []
    : chance.some(
        rows.filter(one => one.kind === 'household'),
        40,
      ))
    row.phone = helper
  for (let n = 0; n < 40; n++) {
    const mine = chance.some(helped.length ? chance.pick(helped) : rows.filter(row => row.phone === helper), 2)
    const pair: Plan[] = []
    for (const row of mine) pair.push(await add(row, chance.pick(years), 'technology_transfer'))
    if (entity.get(mine[0]!.id!) !== entity.get(mine[1]!.id!)) looks(pair[0]!, pair[1]!, 'helperPhone')
  }
  const asked = ['machine', 'trademark', 'showroom', 'design_consultancy', 'demo_model', 'pollution_establishment']
  const beside = async (one: Row, other: Row, kind: LookAlike) => {
    rows.push(other)
    entity.set(other.id!, other.id!)
    const [activity, year] = [chance.pick(asked), chance.pick(years)]
    looks(await add(one, year, activity), await add(other, chance.chance(0.5) ? year : chance.pick(years), activity), kind)
  }
  const households = rows.filter(row => row.kind === 'household' && row.address && row.representative)
  for (let n = 0; n < 40; n++) {
    const one = chance.pick(households)
    const name = `${one.representative?.split(' ')[0]} Văn ${chance.pick(['Tấn', 'Bền', 'Chí', 'Quyền'])}`
    const phone = chance.chance(0.4) ? one.phone! : phoneNumber(chance)
    await beside(one, { ...one, id: `kin-${n}`, name: `Hộ kinh doanh ${name}`, representative: name, taxCode: '', phone }, 'oneHome')
  }
  for (let n = 0; n < 30; n++) {
    const one = chance.pick(households)
    const name = one.name === one.representative ? one.name! : `Cơ sở ${chance.pick(['Thành Tâm', 'Hồng Phát', 'Minh Đức', 'Sáu Bền'])}`
    await beside(one, { ...one, id: `namesake-${n}`, name, taxCode: '', phone: phoneNumber(chance), address: '' }, 'namesake')
  }
  for (let n = 0; n < 15; n++) {
    const unit = chance.pick(households).unitId
    const group = chance.some(
      households.filter(row => row.unitId === unit),
      3 + chance.int(6),
    )
    const phone = phoneNumber(chance)
    const made: Plan[] = []
    for (const [at, row] of group.entries()) {
      const member: Row = { ...row, id: `group-${n}-${at}`, phone, taxCode: '' }
      rows.push(member)
      entity.set(member.id!, entity.get(row.id!)!)
      if (mayGet(member, 'consultancy')) made.push(await add(member, chance.pick(years), 'consultancy'))
      take(member, 'consultancy')
    }
    for (const [i, a] of made.entries())
      for (const b of made.slice(i + 1)) if (entity.get(a.record.id!) !== entity.get(b.record.id!)) looks(a, b, 'groupPhone')
  }
  for (let n = 0; n < 25; n++) {
    const item = chance.pick(catalogue)
    const unit = chance.pick(rows).unitId
    const near = chance.some(
      rows.filter(row => row.unitId === unit && mayGet(row, 'machine')),
      4,
    )
    const [year, seller] = [chance.pick(years), chance.pick(sellers)]
    const group: Plan[] = []
    for (const row of near) {
      take(row, 'machine')
      group.push(
        await add(row, year, 'machine', {
          thing: { name: item.name, maker: item.maker, serial: serialOf(item.model, year) },
          invoice: invoiceOf(seller, year),
          amount: 200_000_000,
        }),
      )
    }
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) if (entity.get(a.record.id!) !== entity.get(b.record.id!)) looks(a, b, 'neighbours')
  }
  for (let n = 0; n < 30; n++) {
    const house = chance.pick(rows.filter(row => row.kind === 'company' && row.taxCode && !row.taxCode.includes('-')))
    const branch: Row = {
      ...house,
      id: `cn-${n}`,
      name: `Chi nhánh ${house.name}`,
      taxCode: `${house.taxCode}-00${1 + (n % 5)}`,
      unitId: chance.pick(rows).unitId!,
      address: '',
      phone: phoneNumber(chance),
      representative: '',
    }
    rows.push(branch)
    entity.set(branch.id!, branch.id!)
    looks(await add(house, chance.pick(years), 'cleaner_pilot'), await add(branch, chance.pick(years), 'cleaner_pilot'), 'branch')
  }
  for (let village = 0; village < 15; village++) {
    const group: Plan[] = []
    for (let n = 0; n < 5; n++) {
      const plan = pickPlan(once)
      plan.photos.push(...(await photo(gatePhoto(village, picture()))))
      group.push(plan)
    }
    for (const [i, a] of group.entries()) for (const b of group.slice(i + 1)) if (a !== b) looks(a, b, 'gate')
  }
  for (let n = 0; n < 60; n++) pickPlan(once).photos.push(...(await photo(formPhoto(picture()))))
  for (let n = 0; n < 40; n++) {
    const first = pickPlan(plan => once(plan) && !!plan.invoice)
    const year = first.invoice!.year === 2026 ? 2021 : first.invoice!.year + 1
    looks(
      first,
      await add(stranger(first), year, first.activity!, { invoice: { ...first.invoice!, year, day: dayIn(year) } }),
      'invoiceOfOtherYear',
    )
  }
  const shared = `35${chance.digits(11)}`
  const members: Plan[] = []
  for (const row of chance.some(
    rows.filter(one => one.kind === 'household'),
    30,
  ))
    members.push(await add(row, chance.pick(years), 'consultancy', { account: shared }))
  for (const [i, a] of members.entries())
    for (const b of members.slice(i + 1)) if (entity.get(a.record.id!) !== entity.get(b.record.id!)) looks(a, b, 'sharedAccount')
}

/** Honest machines that share what stands on a paper: bought together on one invoice, or with the model typed where the plate's number belongs. */
export const plantShared = async (programme: Programme): Promise<void> => {
  const { chance, rows, entity, sellers, serialOf, invoiceOf, add, looks, mayGet, take } = programme
  const buy = async (buyers: readonly Row[], year: () => number, kind: LookAlike, bought: () => Partial<Plan>) => {
    const group: Plan[] = []
    for (const row of buyers) {
      if (!mayGet(row, 'machine')) continue
      take(row, 'machine')
      group.push(await add(row, year(), 'machine', bought()))
    }
    for (const [i, a] of group.entries())
      for (const b of group.slice(i + 1)) if (entity.get(a.record.id!) !== entity.get(b.record.id!)) looks(a, b, kind)
  }
  for (let n = 0; n < 8; n++) {
    const [{ name, maker, model }, unit, year] = [chance.pick(catalogue), chance.pick(rows).unitId, chance.pick(years)]
    const near = rows.filter(row => row.unitId === unit && mayGet(row, 'machine'))
    const invoice = invoiceOf(chance.pick(sellers), year)
    await buy(
      chance.some(near, 2 + chance.int(3)),
      () => year,
      'jointInvoice',
      () => ({ thing: { name, maker, serial: chance.chance(0.8) ? serialOf(model, year) : '' }, invoice }),
    )
  }
  for (let n = 0; n < 12; n++) {
    const { name, maker, model } = chance.pick(catalogue)
    await buy(
      chance.some(
        rows.filter(row => mayGet(row, 'machine')),
        2 + chance.int(3),
      ),
      () => chance.pick(years),
      'modelAsPlate',
      () => ({ thing: { name, maker, serial: chance.pick([model, `Model ${model}`]) } }),
    )
  }
}

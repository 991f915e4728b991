/** Money given twice, planted in a made-up programme in every way that is looked for. */
import { pairKey } from '../matching/measure.ts'
import { changes, workshopPhoto } from './photos.ts'
import { once, type Programme, photo, years } from './programme.ts'
import { projectName, retyped, retypedInvoice } from './words.ts'

export const plantTwice = async (programme: Programme): Promise<void> => {
  const { chance, shape, rows, families, changed, picture, days, dayIn, add, mark, looks, pickPlan, later, headOf, stranger } = programme
  for (let n = 0; n < 45; n++) {
    const first = pickPlan(once)
    const sameThing = chance.chance(0.5)
    mark(
      first,
      await add(
        first.record,
        later(first.year),
        first.activity!,
        sameThing && first.thing ? { thing: { ...first.thing, serial: '' } } : {},
      ),
      'again',
    )
  }
  for (const [a, b] of chance.some(shape.truth, 40)) {
    const [one, other] = [rows.find(row => row.id === a)!, rows.find(row => row.id === b)!]
    const first = await add(one, chance.pick(years), 'machine_line')
    mark(
      first,
      await add(other, later(first.year, 1), 'machine_line', chance.chance(0.5) ? { thing: { ...first.thing!, serial: '' } } : {}),
      'doubleRecord',
    )
  }
  for (const [at, [firm, household]] of families.entries()) {
    const first = await add(firm, chance.pick(years), 'running_model')
    if (at % 2) {
      const again = await add(household, later(first.year, 2), 'running_model', {
        name: projectName(chance, 'running_model', null, firm, first.year + 1),
      })
      mark(first, again, 'family')
    } else looks(first, await add(household, later(first.year, 2), 'cleaner_assessment'), 'otherSupport')
  }
  for (let n = 0; n < 45; n++) {
    const first = pickPlan(plan => once(plan) && !!plan.thing?.serial)
    const row = chance.chance(0.3) ? first.record : stranger(first)
    mark(
      first,
      await add(row, later(first.year), headOf(first), { thing: { ...first.thing!, serial: retyped(chance, first.thing!.serial) } }),
      'serial',
    )
  }
  for (let n = 0; n < 45; n++) {
    const first = pickPlan(plan => once(plan) && !!plan.invoice)
    const { seller, number, year, day } = first.invoice!
    mark(
      first,
      await add(stranger(first), year, headOf(first), {
        invoice: { seller, number: retypedInvoice(chance, number), year, day: days.chance(0.08) ? dayIn(year) : day },
      }),
      'invoice',
    )
  }
  for (let n = 0; n < 45; n++) {
    const first = pickPlan(plan => once(plan) && !!plan.account)
    const again = await add(stranger(first), later(first.year, 1), first.activity!, {
      account: first.account,
      ...(chance.chance(0.6) && first.thing ? { thing: { ...first.thing, serial: '' } } : {}),
    })
    mark(first, again, 'account')
  }
  const kinds = Object.keys(changes) as (keyof typeof changes)[]
  for (let n = 0; n < 90; n++) {
    const first = pickPlan(once)
    const image = await workshopPhoto(picture())
    first.photos.push(...(await photo(image)))
    const how = kinds[n % kinds.length]!
    const again = await add(stranger(first), later(first.year), headOf(first), { photos: await photo(changes[how](image)) })
    mark(first, again, 'photo')
    changed.set(pairKey(first.id, again.id), how)
  }
}

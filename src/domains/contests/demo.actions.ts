/** The demonstration's contests: one whose entries wait for the check for copies, one that still takes entries. Everything in them is invented and says so. */
import { drawn } from '../../files/drawing.ts'
import type { Context } from '../../kernel/context.ts'
import { addDays, type Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'
import { demoPicture } from '../designs/demo-pictures.rules.ts'
import type { DesignCraft } from '../designs/designs.schema.ts'
import { actorsOn } from '../people/people.actions.ts'
import { registerHandler } from './closing.actions.ts'
import { createContest, newContest, stepContest } from './contests.actions.ts'
import type { ContestText } from './contests.rules.ts'
import type { Criterion } from './contests.schema.ts'
import { findContest } from './contests.store.ts'
import { entryPicture } from './demo-pictures.rules.ts'
import { addPicture, newCode, startEntry, submitEntry } from './entries.actions.ts'
import type { JurySeat } from './judging.schema.ts'
import { seatJuror } from './jury.actions.ts'

/** Points as an organiser might give them; made up, as the title says. */
const points: Readonly<Record<string, number>> = { beauty: 25, original: 25, use: 15, serial: 10, export: 10, material: 10, green: 5 }
interface Work {
  craft: DesignCraft
  title: string
  materials: string
  size: string
  /** A mirrored cut of the drawing that the register holds already. */
  copy?: true
}
const works: readonly Work[] = [
  { craft: 'ceramics', title: 'Bát cá chép bơi', materials: 'Gốm', size: 'đường kính 28 cm' },
  { craft: 'ceramics', title: 'Bình cúc vẽ lam', materials: 'Gốm', size: 'cao 34 cm', copy: true },
  { craft: 'lacquer', title: 'Tranh trăng lên đồi chè', materials: 'Gỗ, sơn ta', size: '60 × 44 cm' },
  { craft: 'bamboo', title: 'Giỏ lục giác có quai', materials: 'Tre, mây', size: 'cao 40 cm' },
  { craft: 'inlay', title: 'Gương đàn hạc', materials: 'Gỗ, vỏ trai', size: 'cao 36 cm' },
  { craft: 'textile', title: 'Khăn đài sen sọc chéo', materials: 'Lụa tơ tằm', size: '90 × 90 cm' },
  { craft: 'metal_stone', title: 'Lư mây ba chân', materials: 'Đồng', size: 'cao 30 cm' },
]
const noon = (day: Day) => Date.parse(`${day}T12:00:00+07:00`)

/** @param ctx the demonstration's, with a place for pictures; the personas act through it */
export const bringDemoContests = async (ctx: Context): Promise<void> => {
  const year = ctx.today.slice(0, 4)
  const people = await actorsOn(ctx.db, ctx.today)
  const as = (role: string, today: Day): Context => ({
    ...ctx,
    today,
    actor: people.find(each => each.grants.some(grant => grant.role === role)) ?? null,
  })
  const usual = newContest(ctx)
  const text = (more: Partial<ContestText>): ContestText => ({
    ...usual,
    groups: usual.groups as ContestText['groups'],
    criteria: usual.criteria.map((each): Criterion => ({ ...each, max: points[each.key] ?? 5 })),
    rules: { ...usual.rules, sheets: 2, perGroup: 10 },
    regulationNumber: 'MINH-HOA',
    regulationOn: `${year}-03-01`,
    regulation: [say('contests.demoRegulation')],
    contact: say('contests.demoContact'),
    registersFrom: null,
    registersUntil: null,
    preliminaryBy: null,
    finalBy: null,
    opensOn: `${year}-07-01`,
    closesOn: `${year}-07-30`,
    closesAt: '17:00',
    graceMinutes: 15,
    milestones: [],
    votingFrom: null,
    votingUntil: null,
    ...more,
  })
  const publish = async (day: Day, values: ContestText): Promise<string> => {
    const { code } = await createContest(as('centre_officer', day), values)
    await stepContest(as('centre_officer', day), code, 'publish', { revision: 1 }, noon(day))
    return code
  }
  const enter = async (code: string, day: Day, work: Work, at: number) => {
    const nobody = { ...ctx, actor: null, today: day }
    const key = newCode()
    const { craft, title, materials, size, copy } = work
    const description = `${title}: mẫu minh họa do phần mềm vẽ, không phải thiết kế của ai.`
    const entry = { craft, title, description, materials, size, madeOn: `${year}-05-${String(10 + at)}`, brief: null, ownDesign: true }
    const entrant = { entrantKind: 'person' as const, name: `Người dự thi minh họa ${at + 1}`, phone: `090000010${at}`, address: '' }
    await startEntry(nobody, code, { ...entry, ...entrant, nameOpen: true, picturesOpen: true, code: key }, noon(day))
    const bytes = copy ? await drawn(demoPicture(craft), true) : await drawn(entryPicture[craft]())
    await addPicture(nobody, key, { id: crypto.randomUUID(), kind: 'drawing' }, { name: 'minh-hoa.png', bytes }, noon(day))
    await submitEntry(nobody, key, noon(day))
  }

  const judged = await publish(
    `${year}-03-15`,
    text({
      title: say('contests.demoTitle', { year }),
      registersFrom: `${year}-03-15`,
      registersUntil: `${year}-06-30`,
      milestones: [{ title: 'Tư vấn thiết kế', from: `${year}-06-01`, until: `${year}-06-30` }],
      votingFrom: addDays(ctx.today, -5),
      votingUntil: addDays(ctx.today, 25),
    }),
  )
  for (const [at, work] of works.entries()) await enter(judged, `${year}-07-${12 + at}`, work, at)
  const closing = `${year}-07-31`
  const revision = async () => (await findContest(ctx.db, judged))!.revision
  await stepContest(as('centre_officer', closing), judged, 'close', { revision: await revision() }, noon(closing))
  await registerNow({ ...ctx, today: closing }, (await findContest(ctx.db, judged))!.id)
  const seats: [string, JurySeat, string][] = [
    ['leader', 'chair', 'Lãnh đạo Sở Công Thương'],
    ['judge', 'member', 'Họa sĩ (minh họa)'],
    // The appraiser stays outside: who judges cannot decide whether a work is a copy.
    ['accountant', 'member', 'Chuyên viên Sở Công Thương'],
  ]
  for (const [role, seat, office] of seats) {
    const accountId = as(role, closing).actor?.id
    if (accountId) await seatJuror(as('centre_officer', closing), judged, { accountId, seat, office, revision: await revision() })
  }

  const taking = await publish(
    addDays(ctx.today, -20),
    text({
      title: say('contests.demoTaking', { year }),
      opensOn: addDays(ctx.today, -15),
      closesOn: addDays(ctx.today, 20),
      votingFrom: addDays(ctx.today, 30),
      votingUntil: addDays(ctx.today, 40),
    }),
  )
  for (const [at, work] of works.slice(2, 4).entries()) await enter(taking, addDays(ctx.today, -3), work, at)
}
/** Registers the entries at once: the demonstration is ready when it opens, and only the comparison waits for the jobs. */
const registerNow = (ctx: Context, contestId: string) =>
  registerHandler({ id: contestId, ctx, input: { contestId }, checkpoint: null, progress: async () => {}, cancelled: async () => false })

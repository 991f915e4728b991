/** A council in the demonstration: an invented scoring sheet, three members, projects that wait to be scored. */
import type { Context } from '../../kernel/context.ts'
import { say } from '../../words/say.ts'
import { actorsOn } from '../people/people.actions.ts'
import { choosable, chooseProjects, formCouncil, seatMember, startScoring } from './councils.actions.ts'
import type { Seat } from './councils.schema.ts'
import { adoptSheet, draftSheet } from './sheets.actions.ts'

/** Criteria as a reader of law.md 3.4 might weigh them; the points are made up. */
const criteria = [
  [
    'Sự cần thiết, phù hợp chương trình',
    20,
    'Nhiều điểm khi nội dung nằm trong chương trình khuyến công của Thành phố',
    'Thuyết minh đề án',
  ],
  ['Tính khả thi', 30, 'Nhiều điểm khi có mặt bằng, hợp đồng mua bán, lao động sẵn có', 'Phiếu khảo sát, báo giá, hợp đồng'],
  ['Dự toán hợp lý, đủ vốn đối ứng', 20, 'Trừ điểm khi giá cao hơn báo giá khác hoặc thiếu căn cứ vốn', 'Dự toán, báo giá, căn cứ vốn'],
  ['Hiệu quả kinh tế - xã hội - môi trường', 20, 'Nhiều điểm khi thêm việc làm, xuất khẩu, giảm ô nhiễm', 'Thuyết minh đề án'],
  ['Khả năng nhân rộng', 10, 'Nhiều điểm khi cơ sở khác trong làng nghề làm theo được', 'Phiếu khảo sát'],
] as const
const most = 4

/** @param ctx the demonstration's; the personas act through it */
export const bringDemoCouncil = async (ctx: Context): Promise<void> => {
  const people = await actorsOn(ctx.db, ctx.today)
  const as = (role: string): Context => ({ ...ctx, actor: people.find(each => each.grants.some(grant => grant.role === role)) ?? null })
  const leader = as('leader')
  const sheet = await draftSheet(as('appraiser'), {
    code: 'MINH-HOA',
    title: say('councils.demoSheet'),
    basis: say('councils.demoBasis'),
    validFrom: `${ctx.today.slice(0, 4)}-01-01`,
    criteria: criteria.map(([title, max, guidance, evidence]) => ({ title, max, guidance, evidence })),
  })
  await adoptSheet(leader, sheet.id)
  const { code } = await formCouncil(leader, {
    name: say('councils.demoName', { year: ctx.today.slice(0, 4) }),
    sheetId: sheet.id,
    minimum: 2,
  })
  const seats: [string, Seat, string][] = [
    ['leader', 'chair', 'Lãnh đạo Sở Công Thương'],
    ['appraiser', 'secretary', 'Chuyên viên thẩm định'],
    ['centre_officer', 'member', 'Cán bộ Trung tâm Khuyến công'],
  ]
  let revision = 1
  for (const [role, seat, office] of seats)
    revision = (await seatMember(leader, code, { accountId: as(role).actor?.id ?? '', seat, office, revision })).revision
  const projects = (await choosable(leader, code)).slice(0, most).map(each => each.code)
  if (!projects.length) return
  revision = (await chooseProjects(leader, code, { projects, revision })).revision
  await startScoring(leader, code, revision)
}

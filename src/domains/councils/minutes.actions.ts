/** The draft of a council's minutes as a Word paper, from templates/bien-ban-hoi-dong.docx. */
import { readFile } from 'node:fs/promises'
import { listed, renderDocument, type TemplateData } from '../../files/document.ts'
import { actorOf, type Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { mostPoints } from '../../kernel/points.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { type LoadedCouncil, loadCouncil, seatOf } from './councils.actions.ts'
import { counting, farApart, stands } from './councils.rules.ts'
import { seats } from './councils.schema.ts'

const template = () => readFile(new URL('../../../templates/bien-ban-hoi-dong.docx', import.meta.url))

/** The paper's fields. Hours, discussion and number are left for the secretary and the records office. */
const minutesPaper = (loaded: LoadedCouncil, head: PaperHead, demo: boolean): TemplateData => {
  const { council, sheet, seated, conflicts, scores, projects } = loaded
  const nameOf = (memberId: string) => seated.find(each => each.member.id === memberId)?.name ?? ''
  const codeOf = (projectId: string) => projects.find(each => each.project.id === projectId)?.project.code ?? ''
  const holder = (seat: 'chair' | 'secretary') => seated.find(each => each.member.seat === seat && each.member.leftOn === null)?.name ?? ''
  const scored = ({ memberId, projectId }: { memberId: string; projectId: string }) =>
    scores.some(
      each => each.memberId === memberId && each.projectId === projectId && each.round === council.round && each.submittedOn !== null,
    )
  const interests = conflicts.filter(stands).map(each =>
    say(scored(each) ? 'councils.minutesAside' : 'councils.minutesConflict', {
      name: nameOf(each.memberId),
      code: codeOf(each.projectId),
      reason: each.reason,
    }),
  )
  const silent = seated
    .filter(({ member }) => member.declaredOn === null && member.leftOn === null)
    .map(({ name }) => say('councils.minutesUndeclared', { name }))
  const results = projects.map(({ project }, at) => {
    const found = council.results?.find(each => each.projectId === project.id)
    return {
      tt: String(at + 1),
      ma: project.code,
      ten: project.name,
      so_phieu: String(found?.scores ?? 0),
      diem: found?.score == null ? say('councils.noScore') : sayNumber(found.score),
      khoang: found?.lowest == null || found.highest == null ? '–' : `${sayNumber(found.lowest)} – ${sayNumber(found.highest)}`,
    }
  })
  const remarks = [
    ...seated
      .filter(each => each.member.leftOn !== null)
      .map(({ name, member }) => say('councils.minutesLeft', { name, on: sayDay(member.leftOn!), reason: member.leftReason ?? '' })),
    ...projects
      .filter(({ project }) => farApart(sheet.criteria, counting(scores, conflicts, project.id, council.round)).whole)
      .map(({ project }) => {
        const found = council.results?.find(each => each.projectId === project.id)
        return say('councils.minutesFar', {
          code: project.code,
          lowest: sayNumber(found?.lowest ?? 0),
          highest: sayNumber(found?.highest ?? 0),
        })
      }),
    ...(council.closeReason ? [say('councils.minutesMissing', { reason: council.closeReason })] : []),
  ]
  return {
    nhan_demo: demo ? say('reports.demoMark') : '',
    co_quan_chu_quan: head.parent,
    co_quan_ban_hanh: head.issuer,
    so_ky_hieu: '        /BB-HĐTĐ',
    trich_yeu: say('councils.minutesSubject', { name: council.name }),
    thoi_gian: say('councils.minutesUnknownTime', { day: council.meetingOn ? sayDay(council.meetingOn) : '…/…/……' }),
    dia_diem: council.place || say('councils.minutesPlaceUnknown'),
    thanh_phan: listed(
      seated
        .filter(each => each.member.leftOn === null)
        .map(({ name, member }) => say('councils.minutesPresent', { name, office: member.office, seat: seats[member.seat] })),
    ),
    chu_tri: holder('chair'),
    thu_ky: holder('secretary'),
    mo_dau: say('councils.minutesOpen', { count: projects.length, sheet: `${sheet.code} (${sheet.basis})` }),
    xung_dot: listed([...(interests.length ? interests : [say('councils.minutesNoConflict')]), ...silent]),
    phieu: `${sheet.code}, ${sheet.title}`,
    diem_toi_da: sayNumber(mostPoints(sheet.criteria)),
    ket_qua: results,
    luu_y: remarks.length ? listed(remarks) : [],
    ket_thuc: say('councils.minutesEnd'),
  }
}
/** The minutes of a closed round; refused before, since they would show scores. */
export const councilMinutes = async (ctx: Context, code: string): Promise<{ bytes: Uint8Array; name: string }> => {
  const loaded = await loadCouncil(ctx, ctx.db, code)
  // They name every project, wherever it lies.
  if (!ctx.reach.everywhere && !seatOf(actorOf(ctx), loaded)) refuse(say('councils.notYours'))
  if (loaded.council.state !== 'closed') refuse(say('councils.notClosed'))
  const head = await readSetting<PaperHead>(ctx.db, 'paper_head', ctx.today, emptyHead)
  const bytes = await renderDocument(new Uint8Array(await template()), minutesPaper(loaded, head, ctx.demo))
  return { bytes, name: say('councils.minutesFile', { code }) }
}

/** The jury's minutes and the certificates as Word papers, from templates that officers may edit. */
import { readFile } from 'node:fs/promises'
import { listed, renderDocument, type TemplateData } from '../../files/document.ts'
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { mostPoints, wideSpread } from '../../kernel/points.ts'
import { refuse } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { designCrafts } from '../designs/designs.schema.ts'
import { emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { meanRules, rounds } from './contests.schema.ts'
import { jurySeats } from './judging.schema.ts'
import { knowsEntrants, type LoadedContest, loadContest, nameOf, setAside, stands } from './loading.actions.ts'

const template = (name: string) => readFile(new URL(`../../../templates/${name}.docx`, import.meta.url))
const headOf = (ctx: Context) => readSetting<PaperHead>(ctx.db, 'paper_head', ctx.today, emptyHead)
const points = (value: number | null) => (value === null ? say('contests.noScore') : sayNumber(value))

/** What was stated beforehand, in sentences. */
const rulesSaid = ({ contest }: LoadedContest): string[] => {
  const titles = new Map(contest.criteria.map(each => [each.key, each.title]))
  const { rules } = contest
  return [
    say('contests.ruleMean', { rule: meanRules[rules.mean] }),
    say('contests.ruleSheets', { count: rules.sheets }),
    ...(rules.perGroup === null ? [] : [say('contests.rulePerGroup', { count: rules.perGroup })]),
    ...(rules.atLeast === null ? [] : [say('contests.ruleAtLeast', { least: sayNumber(rules.atLeast) })]),
    say('contests.ruleTies', { list: rules.ties.map(key => titles.get(key) ?? key).join(', ') || say('contests.noCriterion') }),
  ]
}
const minutesPaper = (loaded: LoadedContest, head: PaperHead, demo: boolean): TemplateData => {
  const { contest, seated, conflicts, ties, awards } = loaded
  const byId = new Map(loaded.entries.map(entry => [entry.id, entry]))
  const name = (entryId: string) => {
    const entry = byId.get(entryId)
    return entry ? nameOf(entry) : ''
  }
  const judge = (jurorId: string) => seated.find(each => each.juror.id === jurorId)?.name ?? ''
  const holder = (seat: string) => seated.find(each => each.juror.seat === seat && each.juror.leftOn === null)?.name ?? ''
  const max = mostPoints(contest.criteria)
  const final = loaded.rounds.find(each => each.round === 'final')?.results ?? []
  const interests = conflicts
    .filter(stands)
    .map(each => say('contests.minutesConflict', { name: judge(each.jurorId), number: name(each.entryId), reason: each.reason }))
  const aside = loaded.rounds.flatMap(({ round }) =>
    setAside(loaded, round).map(each =>
      say('contests.minutesSetAside', { name: judge(each.jurorId), number: name(each.entryId), round: rounds[round].toLowerCase() }),
    ),
  )
  const excluded = loaded.entries.filter(each => each.excludedOn !== null)
  return {
    nhan_demo: demo ? say('reports.demoMark') : '',
    co_quan_chu_quan: head.parent,
    co_quan_ban_hanh: head.issuer,
    so_ky_hieu: '        /BB-BGK',
    trich_yeu: say('contests.minutesSubject', { title: contest.title }),
    thanh_phan: listed(
      seated
        .filter(each => each.juror.leftOn === null)
        .map(each => say('contests.minutesPresent', { name: each.name, office: each.juror.office, seat: jurySeats[each.juror.seat] })),
    ),
    mo_dau: say('contests.minutesOpen', {
      regulation: contest.regulationNumber ?? '……',
      day: contest.regulationOn ? sayDay(contest.regulationOn) : '…/…/……',
      count: loaded.entries.filter(each => each.number !== null && !excluded.includes(each)).length,
    }),
    quy_tac: listed(rulesSaid(loaded)),
    xung_dot: listed(interests.length ? [...interests, ...aside] : [say('contests.minutesNoConflict')]),
    loai: listed(
      excluded.length
        ? excluded.map(each => say('contests.minutesExcluded', { number: nameOf(each), reason: each.excludeReason ?? '' }))
        : [say('contests.minutesNoExcluded')],
    ),
    vong: loaded.rounds.map(each => ({
      ten: rounds[each.round],
      noi_dung: say(each.round === 'final' ? 'contests.minutesFinal' : 'contests.minutesRound', {
        day: sayDay(each.closedOn),
        works: each.results.length,
        through: each.results.filter(result => result.through).length,
      }),
      ly_do: each.reason ? say('contests.minutesMissing', { reason: each.reason }) : '',
    })),
    diem_toi_da: sayNumber(max),
    nhom: contest.groups.map(group => ({
      ten: designCrafts[group.craft],
      giai: contest.prizes.flatMap((prize, at) =>
        awards
          .filter(each => each.craft === group.craft && each.prize === prize.key)
          .sort((a, b) => a.place - b.place)
          .map(each => {
            const result = final.find(found => found.entryId === each.entryId)
            const wide = result?.lowest != null && result.highest != null && result.highest - result.lowest > wideSpread * max
            const spread =
              result?.lowest == null || result.highest == null ? '–' : `${sayNumber(result.lowest)} – ${sayNumber(result.highest)}`
            return {
              giai: (group.counts[at] ?? 0) > 1 ? `${prize.title} ${each.place}` : prize.title,
              so_bao_danh: each.entryId ? name(each.entryId) : '–',
              diem: each.entryId ? points(result?.score ?? null) : '–',
              khoang: spread + (wide ? ' *' : ''),
              ghi_chu: each.reason ?? '',
            }
          }),
      ),
    })),
    dong_diem: listed(
      ties.length
        ? ties.map(each =>
            say('contests.minutesTie', {
              group: designCrafts[each.craft],
              numbers: each.entryIds.map(name).join(' > '),
              reason: each.reason,
            }),
          )
        : [say('contests.minutesNoTie')],
    ),
    chu_tri: holder('chair'),
    thu_ky: holder('secretary'),
  }
}
/** Minutes of the jury: once the result is frozen, since they show points. Works by their numbers only. */
export const juryMinutes = async (ctx: Context, code: string) => {
  const loaded = await loadContest(ctx.db, code)
  if (loaded.contest.state !== 'frozen' && loaded.contest.state !== 'confirmed') refuse(say('contests.notFrozen'))
  const bytes = await renderDocument(new Uint8Array(await template('bien-ban-cham-thi')), minutesPaper(loaded, await headOf(ctx), ctx.demo))
  return { bytes, name: say('contests.minutesFile', { code }) }
}

/** A certificate a page for every prize that was given, in the order of groups and prizes; number and signature are left to the records office. */
export const certificates = async (ctx: Context, code: string) => {
  const loaded = await loadContest(ctx.db, code)
  const { contest, awards } = loaded
  if (contest.state !== 'confirmed') refuse(say('contests.noResult'))
  if (!(await knowsEntrants(ctx, ctx.db, loaded))) refuse(say('contests.organisersOnly'))
  const head = await headOf(ctx)
  const byId = new Map(loaded.entries.map(entry => [entry.id, entry]))
  const given = contest.groups.flatMap(group =>
    contest.prizes.flatMap(prize =>
      awards
        .filter(each => each.craft === group.craft && each.prize === prize.key && each.entryId !== null)
        .sort((a, b) => a.place - b.place)
        .map(each => ({ prize, group, entry: byId.get(each.entryId!)! })),
    ),
  )
  const bytes = await renderDocument(new Uint8Array(await template('giay-chung-nhan-cuoc-thi')), {
    giay: given.map(({ prize, group, entry }) => ({
      nhan_demo: ctx.demo ? say('reports.demoMark') : '',
      co_quan_chu_quan: head.parent,
      co_quan_ban_hanh: head.issuer,
      giai: prize.title,
      nhom: designCrafts[group.craft],
      ten: entry.name ?? say('contests.nameErased'),
      mau: entry.title,
      so_bao_danh: nameOf(entry),
      cuoc_thi: contest.title,
      dia_danh: head.place,
      nam: String(contest.year),
      chuc_danh: head.signerTitle,
    })),
  })
  return { bytes, name: say('contests.certificatesFile', { code }) }
}

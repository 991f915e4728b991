/** The papers of a frozen round, in the form of Decree 30/2020: the proposal and the annex of the decision. Number and day stay blank. */
import { readFile } from 'node:fs/promises'
import { listed, renderDocument, type TemplateData } from '../../files/document.ts'
import type { Context } from '../../kernel/context.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { conflict } from '../../kernel/refusal.ts'
import { say } from '../../words/say.ts'
import { blankDay, emptyHead, type PaperHead } from '../reference/paper-head.schema.ts'
import { readSetting } from '../reference/reference.actions.ts'
import { orderOn } from './candidates.actions.ts'
import { ruleKinds } from './choosing/choosing.schema.ts'
import { citations, officeInText } from './paper-words.rules.ts'
import { loadRound } from './rounds.actions.ts'
import type { RoundInput, RoundOutcome, RoundRow } from './rounds.schema.ts'

type Frozen = RoundRow & { input: RoundInput; outcome: RoundOutcome }
const template = (name: string) => readFile(new URL(`../../../templates/${name}.docx`, import.meta.url))
const linesSaid = ({ input }: Frozen) => input.lines.map(line => `“${line.name}”`).join('; ')
/** Money as official papers write it. */
const dong = (amount: number): string => say('selectionRounds.paperDong', { amount: sayNumber(amount) })
const insideRows = ({ input, outcome }: Frozen) => {
  const candidates = new Map(input.candidates.map(one => [one.id, one]))
  return outcome.standings.filter(one => one.amount > 0).map(one => ({ ...one, candidate: candidates.get(one.projectId)! }))
}
const exceptionsSaid = ({ input }: Frozen) =>
  input.exceptions.map(one => {
    const code = input.candidates.find(each => each.id === one.projectId)?.code ?? ''
    return `${code}: ${say(one.kind === 'in' ? 'selectionRounds.exceptionIn' : 'selectionRounds.exceptionOut', { reason: one.reason })}`
  })

const annexPaper = (round: Frozen, demo: boolean): TemplateData => {
  const rows = insideRows(round)
  const parts = rows
    .filter(({ amount, candidate }) => amount < candidate.amount)
    .map(({ code, amount, candidate }) => say('selectionRounds.annexPart', { code, amount: dong(amount), asked: dong(candidate.amount) }))
  const notes = [...parts, ...exceptionsSaid(round)]
  return {
    nhan_demo: demo ? say('selectionRounds.demoMark') : '',
    trich_yeu: say('selectionRounds.annexSubject', { year: round.year, lines: linesSaid(round) }),
    kem_theo: say('selectionRounds.annexBasis', { year: round.year }),
    de_an: rows.map(({ code, amount, candidate }, at) => ({
      tt: String(at + 1),
      ma: code,
      ten: candidate.name,
      don_vi: [candidate.beneficiaries.join('; '), candidate.unitName].filter(Boolean).join(', '),
      so_tien: sayNumber(amount),
    })),
    so_de_an: String(rows.length),
    tong: sayNumber(round.outcome.cost),
    ghi_chu: notes.length ? listed(notes) : [],
  }
}
/** @param article of the order of law on the day that the round was computed */
const proposalPaper = (round: Frozen, head: PaperHead, demo: boolean, today: string, article: string): TemplateData => {
  const { year, number, outcome, input, rule } = round
  const money = input.lines.reduce((sum, line) => sum + Math.max(0, line.left), 0)
  const issuer = officeInText(head.issuer) || say('selectionRounds.issuerUnknown')
  // Only the law's own order rests on the articles about it; the other rules are policies of the province.
  const order = rule.kind === 'order' ? citations(article).map(law => say('selectionRounds.proposalBasis', { article: law })) : []
  const exceptions = exceptionsSaid(round)
  return {
    nhan_demo: demo ? say('selectionRounds.demoMark') : '',
    co_quan_chu_quan: head.parent,
    co_quan_ban_hanh: head.issuer,
    so_ky_hieu: say('selectionRounds.proposalNumber', { symbol: head.symbol.replace(/^.*-/, '') }),
    dia_danh: head.place,
    ngay_thang: blankDay(today),
    trich_yeu: say('selectionRounds.proposalSubject', { year }),
    kinh_gui: say('selectionRounds.proposalTo'),
    can_cu: listed([say('reports.basisDecree'), ...order]),
    noi_dung_chinh: [
      say('selectionRounds.proposalOpening', {
        year,
        issuer,
        lines: linesSaid(round),
        rule: ruleKinds[rule.kind],
        sealedOn: sayDay(round.sealedOn ?? round.proposedOn),
      }),
      ...(round.reason ? [say('selectionRounds.proposalLate', { scored: round.scoredBefore, reason: round.reason })] : []),
      say('selectionRounds.proposalResult', {
        count: outcome.count,
        all: outcome.standings.length,
        cost: dong(outcome.cost),
        money: dong(money),
      }),
      say('selectionRounds.proposalRest', { left: dong(money - outcome.cost), number }),
      ...(exceptions.length ? [say('selectionRounds.proposalExceptions', { number: exceptions.length })] : []),
    ].map(noi_dung => ({ noi_dung })),
    ngoai_le: exceptions.length ? listed(exceptions) : [],
    ket_thuc: say('selectionRounds.proposalAsk', { issuer }),
    noi_nhan: listed([say('selectionRounds.proposalCopy'), say('reports.archive')]),
    quyen_han_ky: head.signerAuthority ?? '',
    chuc_danh_ky: head.signerTitle,
    nguoi_ky: head.signer ?? '',
  }
}
/** A paper of a frozen round; refused before, since its figures could still change. */
export const roundPaper = async (ctx: Context, id: string, paper: 'annex' | 'proposal'): Promise<{ bytes: Uint8Array; name: string }> => {
  const round = await loadRound(ctx, ctx.db, id)
  const { input, outcome, number, year } = round
  if (round.state !== 'frozen' || !input || !outcome) return conflict(say('selectionRounds.notFrozenPaper'))
  const frozen = { ...round, input, outcome }
  if (paper === 'annex') {
    const bytes = await renderDocument(new Uint8Array(await template('danh-muc-lua-chon')), annexPaper(frozen, ctx.demo))
    return { bytes, name: say('selectionRounds.annexName', { number, year }) }
  }
  const head = await readSetting<PaperHead>(ctx.db, 'paper_head', ctx.today, emptyHead)
  const { article } = await orderOn(ctx.db, round.computedOn ?? ctx.today)
  const filled = proposalPaper(frozen, head, ctx.demo, ctx.today, article)
  return {
    bytes: await renderDocument(new Uint8Array(await template('to-trinh-lua-chon')), filled),
    name: say('selectionRounds.proposalName', { number, year }),
  }
}

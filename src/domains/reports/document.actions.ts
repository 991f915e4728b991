/** The report as a Word paper in the format of Decree 30/2020, from templates/bao-cao.docx. */
import { readFile } from 'node:fs/promises'
import { listed, type PaperFund, type PaperProjects, type ReportPaper, renderDocument } from '../../files/document.ts'
import { sayDay } from '../../kernel/dates.ts'
import { sayNumber } from '../../kernel/money.ts'
import { say } from '../../words/say.ts'
import type { PaperHead } from '../reference/paper-head.schema.ts'
import { blankDay } from '../reference/paper-head.schema.ts'
import { sayValue } from './measure.rules.ts'
import { sumUp } from './paper.rules.ts'
import type { BreakdownRow, BudgetRow, Report, TargetReport } from './report.rules.ts'

const template = () => readFile(new URL('../../../templates/bao-cao.docx', import.meta.url))

const targetLine = (target: TargetReport, i: number): ReportPaper['chi_tieu'][number] => ({
  tt: String(i + 1),
  ten: target.name,
  don_vi_tinh: target.unit,
  ke_hoach: `${sayNumber(target.min)}–${sayNumber(target.max)}`,
  thuc_hien: sayValue(target.actual),
  so_voi_ke_hoach: target.levelLabel,
  kha_nang: target.reachableLabel,
  ma_so_lieu: target.paperCode,
})
const projectsLine = (row: BreakdownRow): PaperProjects => ({
  ten: row.label,
  so_de_an: sayNumber(row.projects),
  duyet: sayNumber(row.approved),
  tam_ung: sayNumber(row.advanced),
  quyet_toan: sayNumber(row.settled),
})
const fundLine = (row: BudgetRow): PaperFund => ({
  ten: row.sourceLabel,
  du_toan: sayValue(row.planned),
  da_duyet: sayNumber(row.approved),
  tam_ung: sayNumber(row.advanced),
  quyet_toan: sayNumber(row.settled),
  con_lai: sayValue(row.remaining),
})
const capitalLevels = (rows: readonly BreakdownRow[]): string => {
  const levels = new Set(rows.map(row => row.level))
  if (!levels.has('commune')) return say('reports.levelDistrict')
  return levels.has('district') ? say('reports.levelBoth') : say('reports.levelCommune')
}
/** The paper's fields, every figure as it is read. */
export const reportPaper = (report: Report, head: PaperHead): ReportPaper => {
  const { plan, period, targets, budget, breakdowns } = report
  const { total } = breakdowns
  const addressees = head.addressees ?? []
  const groups = [...new Map(budget.lines.map(line => [line.contentGroup, line.groupLabel]))]
  const days = { from: sayDay(period.yearFrom), until: sayDay(period.coveredUntil), asOf: sayDay(period.asOf) }
  const open = targets.some(target => target.actual === null || target.undetermined > 0) || budget.totals.planned === null
  return {
    nhan_demo: report.demo ? say('reports.demoMark') : '',
    co_quan_chu_quan: head.parent,
    co_quan_ban_hanh: head.issuer,
    so_ky_hieu: `        ${head.symbol}`,
    dia_danh: head.place,
    ngay_thang: blankDay(period.asOf),
    trich_yeu: say('reports.paperSubject', { period: period.label, ...days }),
    co_kinh_gui: addressees.length > 0,
    kinh_gui: addressees.length === 1 ? (addressees[0] ?? '') : '',
    kinh_gui_nhieu: addressees.length > 1 ? listed(addressees) : [],
    can_cu: listed([
      say('reports.basisDecree'),
      ...(period.coveredUntil >= '2025-10-15' ? [say('reports.basisAmendment')] : []),
      say(plan.number ? 'reports.basisPlanNumber' : 'reports.basisPlan', { title: plan.title, number: plan.number ?? '' }),
    ]),
    mo_dau: say('reports.paperOpening', { period: period.label, place: report.scope.label, ...days }),
    mo_dau_chi_tieu: sumUp(targets),
    chi_tieu: targets.map(targetLine),
    don_vi_tien: say('reports.unitDong'),
    theo_noi_dung: breakdowns.byGroup.map(projectsLine),
    cap_don_vi: capitalLevels(breakdowns.byUnit),
    theo_don_vi: breakdowns.byUnit.map(projectsLine),
    tong_so_de_an: sayNumber(total.projects),
    tong_duyet: sayNumber(total.approved),
    tong_tam_ung: sayNumber(total.advanced),
    tong_quyet_toan: sayNumber(total.settled),
    theo_nguon: groups.map(([group, label]) => ({
      noi_dung: label,
      nguon: budget.lines.filter(line => line.contentGroup === group).map(fundLine),
    })),
    kp_tong_du_toan: sayValue(budget.totals.planned),
    kp_tong_da_duyet: sayNumber(budget.totals.approved),
    kp_tong_tam_ung: sayNumber(budget.totals.advanced),
    kp_tong_quyet_toan: sayNumber(budget.totals.settled),
    kp_tong_con_lai: sayValue(budget.totals.remaining),
    nhan_xet: targets.map(target => ({
      noi_dung: `${target.paperCode}. ${[target.name, [target.says, target.note].filter(Boolean).join(' ')].join(': ')}`,
    })),
    ghi_chu: open ? say('reports.noteUnknown') : '',
    ket_thuc: say('reports.paperClosing', { period: period.label }),
    noi_nhan: listed(head.recipients ?? [...addressees, say('reports.archive')]),
    quyen_han_ky: head.signerAuthority ?? '',
    chuc_danh_ky: head.signerTitle,
    nguoi_ky: head.signer ?? '',
  }
}
/**
 * The report as `bao-cao.docx`. Same report and head, same bytes.
 * @throws DocumentRefusal when somebody changed the template and a tag no longer fits
 */
export const reportDocument = async (report: Report, head: PaperHead): Promise<Uint8Array> =>
  renderDocument(new Uint8Array(await template()), reportPaper(report, head))

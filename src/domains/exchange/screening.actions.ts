/** What the run of a year says of its projects: findings by rule, and the choice that the legal order proposes. Nothing is decided here. */
import { type Cell, type SheetSpec, writeWorkbook } from '../../files/workbook.ts'
import type { Context } from '../../kernel/context.ts'
import type { Confidence, Finding } from '../../kernel/rules.ts'
import { say } from '../../words/say.ts'
import { knownProjects } from '../projects/projects.actions.ts'
import { projectStates } from '../projects/projects.schema.ts'
import { activityLabels, contentGroups, moneySources } from '../reference/catalog.schema.ts'
import { linesOfYear, proposeChoice } from '../selection/selection.actions.ts'

type Known = Awaited<ReturnType<typeof knownProjects>>[number]
const looks = { pass: 'good', warn: 'warn', block: 'bad' } as const
const weights = { pass: 'exchange.screenPass', warn: 'exchange.screenWarn', block: 'exchange.screenBlock' } as const
const weightWords = (finding: Finding): Cell => {
  if (finding.weight !== 'warn') return { value: say(weights[finding.weight]), style: looks[finding.weight] }
  const why = say(finding.ok === 'undetermined' ? 'exchange.screenUnknown' : 'exchange.screenBroken')
  return { value: `${say('exchange.screenWarn')}: ${why.toLowerCase()}`, style: 'warn' }
}
const confidenceWords: Record<Confidence, Parameters<typeof say>[0]> = {
  S: 'exchange.confidence_S',
  'S-press': 'exchange.confidence_S_press',
  M: 'exchange.confidence_M',
  'M-low': 'exchange.confidence_M_low',
  I: 'exchange.confidence_I',
  X: 'exchange.confidence_X',
}
/** The gravest weight among the findings. */
const gravest = (findings: readonly Finding[]): Finding['weight'] =>
  (['block', 'warn'] as const).find(weight => findings.some(finding => finding.weight === weight)) ?? 'pass'
/** One after another in the order of codes, whatever the database's collation. */
const byCode = (a: Known, b: Known) => b.project.year - a.project.year || (a.project.code < b.project.code ? -1 : 1)

const summarySheet = (known: readonly Known[], rowOf: ReadonlyMap<string, number>): SheetSpec => ({
  name: say('exchange.screenSheet'),
  title: [say('exchange.screenTitle'), say('exchange.screenNote')],
  columns: [
    { header: say('exchange.colCode'), width: 16 },
    { header: say('exchange.colName'), width: 44 },
    { header: say('exchange.colYear'), kind: 'int' },
    { header: say('exchange.colActivity'), width: 34 },
    { header: say('exchange.colState'), width: 20 },
    { header: say('exchange.colRequested'), kind: 'money' },
    { header: say('exchange.colSuggested'), kind: 'money' },
    { header: say('exchange.colResult'), width: 14 },
    { header: say('exchange.colSays'), width: 80 },
    { header: say('exchange.colRow'), kind: 'int' },
  ],
  rows: known.map(({ project, findings, suggested }) => {
    const weight = gravest(findings)
    const open = findings.filter(finding => finding.weight !== 'pass')
    return [
      project.code,
      project.name,
      project.year,
      activityLabels[project.activity],
      projectStates[project.state],
      project.requested,
      suggested,
      { value: say(weights[weight]), style: looks[weight] },
      open.map(finding => `${finding.title}: ${finding.says}`).join('\n') || say('exchange.screenOk'),
      rowOf.get(project.code) ?? null,
    ]
  }),
})
const findingsSheet = (known: readonly Known[]): SheetSpec => ({
  name: say('exchange.screenFindings'),
  columns: [
    { header: say('exchange.colCode'), width: 16 },
    { header: say('exchange.colRule'), width: 34 },
    { header: say('exchange.colWeight'), width: 22 },
    { header: say('exchange.colSays'), width: 60 },
    { header: say('exchange.colArithmetic'), width: 50 },
    { header: say('exchange.colArticle'), width: 40 },
    { header: say('exchange.colConfidence'), width: 26 },
    { header: say('exchange.colVerified'), width: 12 },
  ],
  rows: known.flatMap(({ project, findings }) =>
    findings.map((finding): Cell[] => [
      project.code,
      finding.title,
      weightWords(finding),
      finding.says,
      finding.arithmetic ?? null,
      finding.article,
      say(confidenceWords[finding.confidence]),
      finding.verified,
    ]),
  ),
})
/**
 * `sang-loc.xlsx`: every project with what the rules find.
 * @param rowOf the row of the projects' sheet that a code was read from
 */
export const screeningWorkbook = async (ctx: Context, rowOf: ReadonlyMap<string, number>): Promise<Uint8Array> => {
  const known = (await knownProjects(ctx, ctx.db, {})).sort(byCode)
  return writeWorkbook([summarySheet(known, rowOf), findingsSheet(known)])
}

/** `lua-chon.xlsx`: within each budget line, who would be chosen in which order, and why. */
export const choiceWorkbook = async (ctx: Context, year: number): Promise<Uint8Array> => {
  const order = (line: { contentGroup: string; source: string }) =>
    Object.keys(contentGroups).indexOf(line.contentGroup) * 10 + Object.keys(moneySources).indexOf(line.source)
  const lines = (await linesOfYear(ctx, year)).sort((a, b) => order(a) - order(b))
  const groupLabel = (line: { contentGroup: string }) => contentGroups[line.contentGroup as keyof typeof contentGroups]
  const sourceLabel = (line: { source: string }) => moneySources[line.source as keyof typeof moneySources]
  const choices: Cell[][] = []
  for (const line of lines) {
    const { choices: ranked } = await proposeChoice(ctx, { lineId: line.id })
    for (const choice of ranked)
      choices.push([
        groupLabel(line),
        sourceLabel(line),
        choice.rank,
        choice.code,
        choice.name,
        choice.amount,
        choice.pilot,
        choice.chosen ? { value: say('exchange.chosen'), style: 'good' } : { value: say('exchange.notChosen'), style: 'muted' },
        choice.left,
        choice.tiedWith.join(', ') || null,
        choice.reason,
      ])
  }
  return writeWorkbook([
    {
      name: say('exchange.choiceSheet'),
      title: [say('exchange.choiceTitle'), say('exchange.choiceNote')],
      columns: [
        { header: say('exchange.colGroup'), width: 36 },
        { header: say('exchange.colSource'), width: 20 },
        { header: say('exchange.colRank'), kind: 'int' },
        { header: say('exchange.colCode'), width: 16 },
        { header: say('exchange.colName'), width: 44 },
        { header: say('exchange.colAmount'), kind: 'money' },
        { header: say('exchange.colPilot'), width: 10 },
        { header: say('exchange.colChosen'), width: 12 },
        { header: say('exchange.colLeft'), kind: 'money' },
        { header: say('exchange.colTied'), width: 20 },
        { header: say('exchange.colReason'), width: 80 },
      ],
      rows: choices,
      ...(choices.length === 0 && { notes: [say('exchange.choiceNone')] }),
    },
    {
      name: say('exchange.choiceLines'),
      columns: [
        { header: say('exchange.colGroup'), width: 50 },
        { header: say('exchange.colSource'), width: 22 },
        { header: say('exchange.colBudget'), kind: 'money' },
        { header: say('exchange.colAllocated'), kind: 'money' },
        { header: say('exchange.colLeft'), kind: 'money' },
        { header: say('exchange.colWaiting'), kind: 'int' },
      ],
      rows: lines.map(line => [groupLabel(line), sourceLabel(line), line.amount, line.allocated, line.left, line.waiting]),
    },
  ])
}

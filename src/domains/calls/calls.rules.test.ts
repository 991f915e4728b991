/** The days of a call, its papers, and what may be wrong with it. */
import { describe, expect, it } from 'vitest'
import { acceptsOn, daysLeft, droppedPapers, groupsOf, papersOfCall, standingOn } from './calls.rules.ts'
import { callForm } from './calls.testing.ts'
import { type CallText, callProblems, stepProblems } from './keeping.rules.ts'
import { papersFor } from './papers.rules.ts'

const call = { state: 'published', opensOn: '2026-11-01', closesOn: '2026-12-15' } as const
const text = (more: object = {}) => callForm(more) as unknown as CallText

describe('the days of a call', () => {
  it('take applications from the first day to the end of the last', () => {
    expect(['2026-10-31', '2026-11-01', '2026-12-15', '2026-12-16'].map(day => standingOn(call, day))).toEqual([
      'coming',
      'open',
      'open',
      'ended',
    ])
    expect([daysLeft(call, '2026-12-15'), daysLeft(call, '2026-12-14'), daysLeft(call, '2026-12-16')]).toEqual([1, 2, 0])
  })
  it('take none while it is a draft or once it is closed', () => {
    for (const state of ['draft', 'closed'] as const) expect(acceptsOn({ ...call, state }, '2026-11-20')).toBe(false)
  })
})

describe('papers', () => {
  const kinds = (list: readonly { kind: string }[]) => list.map(({ kind }) => kind)
  it('of a machine are asked with article and how well it is known', () => {
    const papers = papersFor('machine', '2026-11-20', 'household')
    expect(papers.find(({ kind }) => kind === 'quotation')).toMatchObject({ required: true, confidence: 'M' })
    expect(papers.find(({ kind }) => kind === 'no_double')).toMatchObject({ required: true, confidence: 'S' })
    for (const paper of papers) expect(paper.why).not.toBe('')
  })
  it('depend on activity, form and day', () => {
    expect(kinds(papersFor('trademark', '2026-11-20'))).not.toContain('quotation')
    expect(kinds(papersFor('machine', '2026-11-20', 'artisan'))).not.toContain('registration')
    expect(kinds(papersFor('management_class', '2026-11-20'))).toEqual(['letter', 'proposal'])
    expect(papersFor('machine', '2012-07-04')).toEqual([])
  })
  it('are what the call adds, eases and drops; its own word for an activity stands before one for all', () => {
    const papers = [
      { activity: null, kind: 'environment', change: 'require' },
      { activity: 'machine', kind: 'environment', change: 'drop' },
      { activity: 'machine', kind: 'quotation', change: 'invite' },
      { activity: null, kind: 'other', change: 'require' },
    ] as const
    const ofMachine = papersOfCall({ papers: [...papers] }, 'machine', '2026-11-20')
    expect(kinds(ofMachine)).not.toContain('environment')
    expect(ofMachine.find(({ kind }) => kind === 'quotation')?.required).toBe(false)
    expect(ofMachine.find(({ kind }) => kind === 'other')).toMatchObject({ required: true, confidence: null })
    expect(papersOfCall({ papers: [...papers] }, 'trademark', '2026-11-20').find(({ kind }) => kind === 'environment')?.required).toBe(true)
    const dropped = droppedPapers({ papers: [...papers], activities: ['machine', 'trademark'] }, '2026-11-20')
    expect(dropped.map(({ activity, paper }) => [activity, paper.kind])).toEqual([['machine', 'quotation']])
  })
})

describe('a call as it is written', () => {
  const paths = (more: object) => callProblems(text(more)).map(({ path }) => path)
  it('is sound', () => expect(callProblems(text())).toEqual([]))
  it('has its days in order and within a year', () => {
    expect(paths({ closesOn: '2026-10-31' })).toEqual(['closesOn'])
    expect(paths({ closesOn: '2026-11-01' })).toEqual([])
    expect(paths({ closesOn: '2027-12-15' })).toEqual(['closesOn'])
  })
  it('has sums that agree; while a content has no amount the others stay below the whole', () => {
    expect(paths({ budget: 900_000_000 })).toEqual(['budget'])
    expect(paths({ groupBudgets: { technology: 800_000_000 } })).toEqual([])
    expect(paths({ groupBudgets: { technology: 1_000_000_001 } })).toEqual(['budget'])
    expect(paths({ budget: null })).toEqual([])
    expect(paths({ groupBudgets: { technology: 800_000_000, designs: 200_000_000 } })).toEqual(['groupBudgets'])
  })
  it('changes papers of its own activities only', () => {
    expect(paths({ papers: [{ activity: 'showroom', kind: 'photo', change: 'require' }] })).toEqual(['papers'])
  })
  it('names the content groups in the order of the plan', () =>
    expect(groupsOf(['trademark', 'machine', 'machine_line'])).toEqual(['technology', 'products']))
})

describe('a new last day', () => {
  const problems = (action: 'extend' | 'reopen', closesOn: string) =>
    stepProblems(action, { closesOn, reason: 'Nhiều cơ sở xin thêm thời gian' }, call, '2026-12-20').map(({ path }) => path)
  it('is later than the one before and not past', () => {
    expect(problems('extend', '2026-12-15')).toEqual(['closesOn'])
    expect(problems('extend', '2026-12-19')).toEqual(['closesOn'])
    expect(problems('extend', '2026-12-20')).toEqual([])
    expect(problems('reopen', '2026-12-10')).toEqual(['closesOn'])
  })
  it('comes with a reason', () => {
    expect(stepProblems('close', { reason: 'x' }, call, '2026-11-20').map(({ path }) => path)).toEqual(['reason'])
  })
})

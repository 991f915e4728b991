/** What speaks for one money and what does not: shares, sides, look-alikes. */
import { describe, expect, it } from 'vitest'
import { holdersOf } from './holders.rules.ts'
import { overlapsOf } from './overlaps.rules.ts'
import { mostOfWho, scoreOf } from './score.rules.ts'
import type { Evidence, Party, Support } from './support.schema.ts'
import { weights } from './weights.rules.ts'

const party = (more: Partial<Party> = {}): Party => ({
  establishmentId: null,
  links: new Map(),
  numbers: [],
  people: [],
  lands: ['land'],
  phones: [],
  emails: [],
  addresses: [],
  ...more,
})
const support = (id: string, more: Partial<Support> = {}, who: Partial<Party> = {}): Support => ({
  id: `project:${id}`,
  year: 2024,
  activity: 'machine',
  event: false,
  parties: [party({ establishmentId: id, ...who })],
  content: [`word${id}`],
  amount: null,
  things: [],
  invoices: [],
  accounts: [],
  photos: [],
  ...more,
})
/** Strangers, so that what is common is known to be. */
const strangers = (count: number, who: (at: number) => Partial<Party> = () => ({}), more: (at: number) => Partial<Support> = () => ({})) =>
  Array.from({ length: count }, (_, at) => support(`s${at}`, more(at), who(at)))
const found = (one: Support, others: readonly Support[]) => overlapsOf(one, holdersOf([one, ...others]))
const machine = (serial: string | null) => ({ words: ['cnc', 'kh1325'], maker: 'hang mau', serial })

describe('what brings two supports together', () => {
  it('one machine’s plate does, whoever has it; the next plate of the same model does not', () => {
    const mine = support('a', { things: [machine('KH1001')] })
    expect(found(mine, [support('b', { things: [machine('KH1001')] }), ...strangers(20)])).toMatchObject([
      { other: 'project:b', evidence: expect.arrayContaining([expect.objectContaining({ kind: 'serial' })]) },
    ])
    expect(found(mine, [support('b', { things: [machine('KH1002')] }), ...strangers(20)])).toEqual([])
  })
  it('a helper’s telephone on forty households does not, though they all ask for the same', () => {
    const who = { phones: ['0900000000'] }
    const others = strangers(
      40,
      () => who,
      () => ({ content: ['may', 'det'] }),
    )
    expect(found(support('a', { content: ['may', 'det'] }, who), others)).toEqual([])
  })
  it('the same establishment asking once more for what is given once does; for something else it does not', () => {
    const mine = support('a', { content: ['cnc', 'kh1325', 'go'] })
    const again = (activity: string) => ({ ...support('a', { activity, year: 2022, content: ['cnc', 'kh1325', 'go'] }), id: 'project:a2' })
    expect(found(mine, [again('machine'), ...strangers(20)])).toMatchObject([{ other: 'project:a2' }])
    expect(found({ ...mine, content: ['nhan'] }, [{ ...again('trademark') }, ...strangers(20)])).toEqual([])
  })
  it('a fair of another year is held again and is nobody’s double', () => {
    const fair = { activity: 'domestic_fair', event: true, content: ['hoi', 'cho', 'qua', 'tang'] }
    expect(found(support('a', fair), [{ ...support('a', { ...fair, year: 2023 }), id: 'project:a2' }, ...strangers(20)])).toEqual([])
  })
  it('one invoice of one seller does; the same number of another year does not', () => {
    const with_ = (on: string | null) => ({ invoices: [{ key: '0100109106|451', on }] })
    const kinds = (a: string | null, b: string | null) =>
      found(support('a', with_(a)), [support('b', with_(b)), ...strangers(20)]).map(({ evidence }) => evidence.map(({ kind }) => kind))
    expect(kinds('2024-03-05', '2024-03-05')).toEqual([expect.arrayContaining(['invoice'])])
    expect(kinds('2024-03-05', null)).toEqual([expect.arrayContaining(['invoiceUndated'])])
    expect(kinds('2024-03-05', '2023-03-05')).toEqual([])
    // A day copied wrong, or a seller who counts twice in one year: worth a look, no more.
    expect(kinds('2024-03-05', '2024-09-17')).toEqual([expect.arrayContaining(['invoiceOtherDay'])])
    const [met] = found(support('a', with_('2024-03-05')), [support('b', with_('2024-09-17')), ...strangers(20)])
    expect(met?.likelihood).toBe('possible')
  })
  it('other years’ invoices of one number do not make this year’s say less', () => {
    const on = (day: string) => ({ invoices: [{ key: '0100109106|451', on: day }] })
    const others = ['2020', '2021', '2022', '2023'].map((year, at) => support(`o${at}`, on(`${year}-03-05`)))
    const [met] = found(support('a', on('2024-03-05')), [support('b', on('2024-03-05')), ...others, ...strangers(20)])
    expect(met).toMatchObject({
      other: 'project:b',
      evidence: expect.arrayContaining([{ kind: 'invoice', share: 1, holders: 2, bits: expect.any(Number) }]),
    })
  })
  it('a branch that asks for what its house got is another place; one number under two records is one party', () => {
    const ask = (number: string) => ({
      numbers: [number],
      emails: ['cty@vidu.vn'],
      links: new Map([
        ['a', 0.97],
        ['b', 0.97],
      ]),
    })
    const house = support('a', { content: ['xu', 'ly', 'nuoc', 'thai'] }, ask('0100109106'))
    const other = (number: string, year: number) =>
      found(house, [support('b', { year, content: ['xu', 'ly', 'nuoc', 'thai'] }, ask(number)), ...strangers(20)])
    expect(other('0100109106-001', 2022)).toEqual([])
    // In one year by the same words it is worth a look, no more.
    expect(other('0100109106-001', 2024).map(({ likelihood }) => likelihood)).toEqual(['possible'])
    expect(other('0100109106', 2022)).toMatchObject([{ evidence: expect.arrayContaining([expect.objectContaining({ kind: 'number' })]) }])
    // The branch shows the house's machine: that is found by its plate.
    const plated = (one: Support) => ({ ...one, things: [machine('KH1001')] })
    expect(
      found(plated(house), [plated(support('b', {}, ask('0100109106-001'))), ...strangers(20)]).map(({ evidence }) =>
        evidence.map(({ kind }) => kind),
      ),
    ).toEqual([expect.arrayContaining(['serial', 'branch'])])
  })
  it('who somebody is does not matter as long as nothing makes what they got one thing', () => {
    const fair = { activity: 'domestic_fair', event: true }
    const [mine, again] = [support('a', { ...fair, amount: 7_350_000 }), support('a', { activity: 'trademark', amount: 7_350_000 })]
    expect(found(mine, [{ ...again, id: 'project:a2' }, ...strangers(20)])).toEqual([])
  })
  it('a picture that is on many files says nothing', () => {
    const photos = { photos: [['f0f0f0f0f0f0f0f0'] as const] }
    expect(found(support('a', photos), [support('b', photos), ...strangers(20)])).toHaveLength(1)
    expect(
      found(support('a', photos), [
        ...strangers(
          40,
          () => ({}),
          () => photos,
        ),
      ]),
    ).toEqual([])
  })
  it('a household and its owner’s company at one address asking for one thing do; a kinsman there, a namesake elsewhere less', () => {
    const owner = { people: ['tran van an'], addresses: ['land ha thai 7'] }
    const mine = support('a', {}, owner)
    const with_ = (who: Partial<Party>) => found(mine, [support('b', {}, who), ...strangers(20)])
    expect(with_(owner)).toMatchObject([
      { likelihood: 'likely', evidence: expect.arrayContaining([expect.objectContaining({ kind: 'ownerHome' })]) },
    ])
    for (const who of [
      { ...owner, people: ['tran van binh'] },
      { ...owner, addresses: ['land ha thai 9'] },
    ])
      expect(with_(who).every(each => each.likelihood === 'possible')).toBe(true)
    // For something else the two may well ask.
    expect(found(mine, [support('b', { activity: 'trademark' }, owner), ...strangers(20)])).toEqual([])
    // A gate that many owners share says less.
    const gate = strangers(12, at => ({ people: [`nguoi thu ${at}`], addresses: owner.addresses }))
    expect(found(mine, [support('b', {}, owner), ...gate]).find(({ other }) => other === 'project:b')?.likelihood).not.toBe('likely')
  })
  it('what an officer called two is believed over likeness', () => {
    const likely = (chance: number) => support('a', { content: ['lo', 'nung'] }, { links: new Map([['b', chance]]) })
    const other = support('b', { content: ['lo', 'nung'] })
    expect(found(likely(0.97), [other, ...strangers(20)])).toHaveLength(1)
    expect(
      found({ ...likely(0), parties: [party({ establishmentId: 'a', links: new Map([['b', 0]]), phones: ['0911'] })] }, [other]),
    ).toEqual([])
  })
})
describe('how sure the words are', () => {
  const said = (kind: Evidence['kind'], share = 1): Evidence => ({ kind, share, holders: null })
  it('“certain” needs who and what, or two papers: one plate alone is not enough', () => {
    expect(scoreOf([said('serial'), said('activity'), said('content'), said('sameYear'), said('amount')])?.likelihood).toBe('likely')
    expect(scoreOf([said('serial'), said('invoice'), said('activity')])?.likelihood).toBe('certain')
    expect(scoreOf([said('record'), said('serial'), said('activity')])?.likelihood).toBe('certain')
  })
  it('who somebody is weighs no more than one kind may, however many contacts agree', () => {
    const contacts = [said('number'), said('linked'), said('account'), said('phone'), said('person'), said('address')]
    const what = [said('activity'), said('content')]
    const two = [said('number'), said('account'), ...what]
    expect(scoreOf([...contacts, ...what])?.bits).toBe(scoreOf(two)?.bits)
    expect(scoreOf(two)!.bits - scoreOf([said('number'), ...what])!.bits).toBeCloseTo(mostOfWho - weights.number)
  })
  it('one paper that few share is worth a look whatever else differs; one that many share is not', () => {
    const differs = [said('otherActivity'), said('contentDiffers')]
    expect(scoreOf([said('invoice'), ...differs])?.likelihood).toBe('possible')
    expect(scoreOf([said('invoice', 0.2), ...differs])).toBeNull()
  })
  it('nothing is named that is unlikely', () => {
    expect(scoreOf([said('record'), said('otherActivity'), said('contentDiffers')])).toBeNull()
  })
})

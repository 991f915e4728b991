/** What speaks for one money and what does not: shares, sides, look-alikes. */
import { describe, expect, it } from 'vitest'
import { holdersOf } from './holders.rules.ts'
import { overlapsOf } from './overlaps.rules.ts'
import { scoreOf } from './score.rules.ts'
import type { Evidence, Party, Support } from './support.schema.ts'

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
    const with_ = (year: number) => ({ invoices: [{ key: '0100109106|451', year }] })
    expect(found(support('a', with_(2024)), [support('b', with_(2024)), ...strangers(20)])).toHaveLength(1)
    expect(found(support('a', with_(2024)), [support('b', with_(2023)), ...strangers(20)])).toEqual([])
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
  it('who somebody is weighs no more than one record of the register, however many contacts agree', () => {
    const contacts = [said('number'), said('linked'), said('account'), said('phone'), said('person'), said('address')]
    const what = [said('activity'), said('content')]
    expect(scoreOf([...contacts, ...what])?.bits).toBe(scoreOf([said('record'), ...what])?.bits)
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

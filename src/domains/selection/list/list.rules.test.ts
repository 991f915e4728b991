/** Numbers as people write them, CSV and .pb lists, and what is said of wrong lines. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChooseFileInput, chooseFile } from './choose-file.actions.ts'
import { decimalMark, decimalText, readMoney, readScore } from './numbers.rules.ts'
import { isPabulib, readPabulib } from './pabulib.rules.ts'
import { textRows } from './rows.rules.ts'
import { readTable } from './table.rules.ts'

const said = (read: ReturnType<typeof readMoney>) => read && decimalText(read.digits, read.places)
const money = (text: string) => said(readMoney(text))
const score = (text: string) => said(readScore(text))

describe('numbers', () => {
  it('money with thousands separators of any kind, with decimals, with its unit', () => {
    for (const text of [
      '1.234.567',
      '1,234,567',
      '1 234 567',
      "1'234'567",
      '1234567',
      '1.234.567 ₫',
      '1.234.567đ',
      '1.234.567 đồng',
      '1.234.567,00',
      '1,234,567.0',
      '1.234567E6',
      '+1234567',
    ])
      expect([text, money(text)]).toEqual([text, '1234567'])
    expect([money('1.500'), money('1,500'), money('12.50'), money('12,5'), money('0.125'), money('-3')]).toEqual([
      '1500',
      '1500',
      '12.5',
      '12.5',
      '0.125',
      '-3',
    ])
  })
  it('points: a lone mark is a decimal one', () => {
    expect([score('87,5'), score('87.50'), score('1.234'), score('1.234,5'), score('0'), score('99.12345678901234567')]).toEqual([
      '87.5',
      '87.5',
      '1.234',
      '1234.5',
      '0',
      '99.12345678901234567',
    ])
  })
  it('a column tells its decimal mark where a sum shows it beyond doubt', () => {
    const marks = (...texts: string[]) => decimalMark(texts)
    expect([marks('12.345', '7.5'), marks('12,345', '7,5 đ'), marks('1,234.5', '2.125'), marks('1.500', '0.125')]).toEqual([
      '.',
      ',',
      '.',
      '.',
    ])
    expect([marks('12.345', '7'), marks('1.200.000', '7.5'), marks('7.5', '7,5'), marks('1.200', '300,5'), marks('', 'x')]).toEqual([
      null,
      null,
      null,
      ',',
      null,
    ])
    expect([said(readMoney('12.345', '.')), said(readMoney('12,345', '.')), said(readMoney('1.200.000', '.'))]).toEqual([
      '12.345',
      '12345',
      '1200000',
    ])
  })
  it('what is no number is none', () => {
    for (const text of ['', 'a', '1.2.3', '1,23,4', '12.34.567', '1.234,567.8', '--5', 'NaN', 'Infinity', '1e999', '0x10', '.', '5-'])
      expect([text, money(text)]).toEqual([text, null])
  })
  it('a sum written with separators reads back as it was', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 15n }), fc.constantFrom('.', ',', ' ', '\u00a0'), (amount, mark) => {
        expect(money(String(amount).replace(/\B(?=(\d{3})+(?!\d))/g, mark))).toBe(String(amount))
      }),
    )
  })
})

const rowsOf = (text: string, separator = ';') => [...textRows(text, separator)]
describe('rows', () => {
  it('quoted cells hold separators, quotes and line ends; every row knows its line', () => {
    expect(rowsOf('\ufeffa;b\r\n"x;\n""y""" z;2\r\n\r\n  ;\n"p"q;r"s"\n')).toEqual([
      { line: 1, cells: ['a', 'b'] },
      { line: 2, cells: ['x;\n"y" z', '2'] },
      { line: 6, cells: ['pq', 'r"s"'] },
    ])
  })
  it('any text is rows or an open quote, never a crash', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom('a', '"', ';', '\n', '\r', ' ', '1', '\ufeff', 'META', 'PROJECTS', 'VOTES', 'cost', 'project_id', 'budget'),
        }),
        text => {
          try {
            for (const read of [readTable(textRows(text, ';')), readPabulib(text)])
              if ('problems' in read)
                expect(read.problems.every(({ line, says }) => line >= 1 && says.length > 5 && !says.includes('{{'))).toBe(true)
          } catch (error) {
            expect((error as Error).message).toMatch(/quote opens/)
          }
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('a table', () => {
  const read = (text: string, separator = ';') => readTable(textRows(text, separator))
  it('is read by its columns, Vietnamese or English, in any order', () => {
    const one = read('Nhóm;Điểm;Mã đề án;Kinh phí;Đề án điểm;Ưu tiên;Kinh nghiệm\ng1;87,5;DA-1;1.200.000;có;2;10')
    expect(one).toMatchObject({
      list: {
        projects: [
          {
            id: 'DA-1',
            group: 'g1',
            pilot: true,
            priority: 2,
            experience: 10,
            cost: { digits: 1_200_000n },
            score: { digits: 875n, places: 1 },
          },
        ],
      },
    })
  })
  it('says every wrong line with what stands there', () => {
    const wrong = read('id,cost,score\na,1,200,3\n,5,1\nb,x,\nb,-1,2\nc,7,z\nc,1,1\nc,2,2', ',')
    const problems = 'problems' in wrong ? wrong.problems.map(({ line, says }) => `${line} ${says}`) : []
    expect(problems.map(each => Number(each.split(' ')[0])).sort((a, b) => a - b)).toEqual([2, 3, 4, 5, 6, 8])
    expect(problems.join('\n')).toMatch(/4 ô.*3 cột[\s\S]*“x”[\s\S]*“-1”[\s\S]*“z”[\s\S]*đã có ở dòng 7/)
  })
  it('without the two columns it needs says which it has', () => {
    expect(read('ma;ten\n1;x')).toMatchObject({ problems: [{ line: 1, says: expect.stringMatching(/Thiếu cột cost.*ma, ten/) }] })
    expect(read('')).toMatchObject({ problems: [{ line: 1 }] })
  })
})

describe('a .pb file', () => {
  const head = 'META\nkey;value\ndescription;"a; b"\nbudget;1 000\n'
  it('gives votes as score, category as group, and its budget', () => {
    const read = readPabulib(`${head}PROJECTS\nproject_id;cost;category;votes;score\n7;400;sport;12;99\nVOTES\nvoter_id;vote\n1;7`)
    expect(read).toMatchObject({
      list: { budget: { digits: 1000n }, notes: [], projects: [{ id: '7', group: 'sport', score: { digits: 12n } }] },
    })
  })
  it('counts ballots where it has no votes: one for each project named, or their points', () => {
    const projects = 'PROJECTS\nproject_id;cost\n1;4\n2;5\n3;6\n'
    const scores = (read: ReturnType<typeof readPabulib>) =>
      'list' in read ? read.list.projects.map(one => said(one.score)) : read.problems
    expect(scores(readPabulib(`${head}${projects}VOTES\nvoter_id;vote\n1;"1,2"\n2;2\n3;2,9`))).toEqual(['1', '3', '0'])
    const points = head.replace('budget', 'vote_type;cumulative\nbudget')
    expect(scores(readPabulib(`${points}${projects}VOTES\nvoter_id;points;vote\n1;3,1.5;1,2\n2;4;2`))).toEqual(['3', '5.5', '0'])
    expect(scores(readPabulib(`${points}${projects}VOTES\nvoter_id;points;vote\n1;3;1,2`))).toEqual([
      { line: 13, says: expect.stringContaining('2 đề án nhưng 1') },
    ])
  })
  it('writes decimals with a point, three of them too', () => {
    const read = readPabulib('META\nkey;value\nbudget;90.625\nPROJECTS\nproject_id;cost;votes\n1;40.125;5\n2;50;3\n')
    if (!('list' in read)) throw new Error('not read')
    expect([said(read.list.budget), ...read.list.projects.map(one => said(one.cost))]).toEqual(['90.625', '40.125', '50'])
  })
  it('is read without the header of META, with empty cells to the right, with cells too many, with votes missing for one project', () => {
    const text =
      'META;;\nbudget;100;\nvote_type;approval;\nPROJECTS;;\nproject_id;cost;votes\n1;40;\n2;50;3;more;x\nVOTES;;\nvoter_id;vote;\nv;1;\nw;1,2;\n'
    const read = readPabulib(text)
    if (!('list' in read)) throw new Error(JSON.stringify(read))
    expect(said(read.list.budget)).toBe('100')
    expect(read.list.projects.map(one => [one.id, said(one.score)])).toEqual([
      ['1', '2'],
      ['2', '3'],
    ])
    expect(read.list.notes).toEqual([expect.stringContaining('dòng đầu tiên: 7'), expect.stringContaining('2 lá phiếu')])
  })
  it('is known by its first line, and says what it lacks', () => {
    expect([isPabulib('\ufeffMETA\r\nkey'), isPabulib('META;;\nkey'), isPabulib('id,cost'), isPabulib('METAL,cost')]).toEqual([
      true,
      true,
      false,
      false,
    ])
    const problem = (text: string) => readPabulib(text)
    expect(problem('PROJECTS\nid;cost')).toMatchObject({ list: { projects: [] } })
    expect(problem(head)).toMatchObject({ problems: [{ line: 2, says: expect.stringContaining('PROJECTS') }] })
    expect(problem('x;y\nMETA')).toMatchObject({ problems: [{ line: 1 }] })
    expect(problem(`${head}PROJECTS\nproject_id;cost\n1;5\nPROJECTS\n`)).toMatchObject({ problems: [{ line: 8 }] })
  })
})

describe('choosing from a file', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'khuyencong-choose-'))
  })
  afterAll(() => rm(folder, { recursive: true, force: true }))
  const choose = async (name: string, text: string | Buffer, more: Partial<ChooseFileInput> = {}) => {
    await writeFile(join(folder, name), text)
    const answer = await chooseFile({ file: join(folder, name), rule: 'order', budget: null, minShare: 50, seconds: 30, ...more })
    return {
      ...(JSON.parse(answer) as {
        selected: string[]
        cost: number
        score: number
        proven: boolean
        reasons: Record<string, string>
        notes: string[]
      }),
      answer,
    }
  }
  const list = 'id;cost;score;pilot;experience\nA;"1.200.000";60,25;0;3\nB;800.000;87,5;0;9\nC;500.000;80;1;0\nD;200.000;10;0;9\n'
  const budget = '1.500.000'

  it('by every rule, to the đồng', async () => {
    const by = async (rule: ChooseFileInput['rule']) => {
      const { selected, cost, score: points, proven, reasons } = await choose('a.csv', list, { rule, budget })
      expect(Object.keys(reasons).sort()).toEqual(['A', 'B', 'C', 'D'])
      return [selected, cost, points, proven]
    }
    expect(await by('order')).toEqual([['C', 'D', 'B'], 1_500_000, 177.5, false])
    expect(await by('stop')).toEqual([['B', 'C'], 1_300_000, 167.5, false])
    expect(await by('skip')).toEqual([['B', 'C', 'D'], 1_500_000, 177.5, false])
    expect(await by('part')).toEqual([['B', 'C'], 1_300_000, 167.5, false])
    expect(await by('optimise')).toEqual([['B', 'C', 'D'], 1_500_000, 177.5, true])
  }, 60_000)
  it('gives part of its cost to the project at the boundary, and says so', async () => {
    const { answer, selected } = await choose('a.csv', list, { rule: 'part', budget: '1.900.000' })
    expect(selected).toEqual(['B', 'C', 'A'])
    expect(answer).toContain('"partly": {"A": 600000}')
  })
  it('without the law’s columns `order` does not borrow the points, and says what it does', async () => {
    const { selected, notes } = await choose('b.csv', 'id,cost,score\nx,5,100\ny,3,1\nz,9,50', { budget: '8' })
    expect([selected, notes]).toEqual([['y', 'x'], [expect.stringContaining('Điểm không được dùng')]])
  })
  it('keeps decimals that a binary number cannot hold, and the file’s budget only when none is given', async () => {
    const text = 'META\nkey;value\nbudget;10.10\nPROJECTS\nproject_id;cost;votes\n1;3.03;0.1234567890123456789\n2;7.07;2\n3;7.08;3'
    const { answer } = await choose('c.pb', text, { rule: 'optimise' })
    expect(answer).toContain('"selected": ["3"]')
    const two = await choose('c.pb', text, { rule: 'optimise', budget: '10.11' })
    expect(two.answer).toContain('"score": 3.1234567890123456789')
    expect(two.answer).toContain('"cost": 10.11')
  }, 60_000)
  it('a score that is missing stops the rules of points at its line, and `order` not at all', async () => {
    const text = 'id,cost,score\na,100,\nb,50,3'
    await expect(choose('f.csv', text, { rule: 'skip', budget: '120' })).rejects.toMatchObject({ errors: [{ path: 'dòng 2' }] })
    expect((await choose('f.csv', text, { budget: '120' })).selected).toEqual(['b'])
  })
  it('costs with decimals are not taken for thousands where one of them shows the mark, and the answer says so', async () => {
    const { selected, cost, notes } = await choose('g.csv', 'id,cost,score\na,12.345,3\nb,7.5,2\nc,33.902,9', {
      rule: 'skip',
      budget: '45.125',
    })
    expect([selected, cost, notes]).toEqual([['c', 'b'], 41.402, [expect.stringContaining('“12.345” ở dòng 2')]])
  })
  it('is exact with money of more digits than a binary number holds, by every rule', async () => {
    const text = 'id,cost,score\na,0.1234567890123456789,3\nb,9007199254740993.5,2\nc,9007199254740993.6,2\nd,0.5,1'
    const by = async (rule: ChooseFileInput['rule'], money: string) => (await choose('h.csv', text, { rule, budget: money })).answer
    expect(await by('skip', '9007199254740993.62345678901234567890')).toContain(
      '"selected": ["a","b"],\n  "cost": 9007199254740993.6234567890123456789,',
    )
    expect(await by('skip', '9007199254740993.62345678901234567889')).toContain('"selected": ["a","d"]')
    expect(await by('part', '9007199254740993.1')).toContain('"partly": {"b": 9007199254740992.9765432109876543211}')
    const best = await by('optimise', '9007199254740994.2')
    expect(best).toContain('"selected": ["a","b","d"]')
    expect(best).toContain('"proven": true,\n  "bound": 6')
  }, 60_000)
  it('refuses with the lines, and without money or points says what to add', async () => {
    await expect(choose('d.csv', 'id,cost\na,x', { budget })).rejects.toMatchObject({ errors: [{ path: 'dòng 2' }] })
    await expect(choose('d.csv', 'id,cost\na,5')).rejects.toThrow(/--budget/)
    await expect(choose('d.csv', 'id,cost\na,5', { rule: 'stop', budget })).rejects.toThrow(/cột điểm/)
    await expect(choose('d.csv', 'id,cost\n"a,5', { budget })).rejects.toMatchObject({ errors: [{ path: 'dòng 2' }] })
    await expect(choose('e.pb', Buffer.from([0x80, 0xff, 0x0a, 0x22]), { budget })).rejects.toMatchObject({ kind: 'invalid' })
  })
})

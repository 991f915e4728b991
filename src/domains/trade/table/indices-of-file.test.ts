/** `khuyencong trade` on files as people have them. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { trade } from '../../../cli/trade.ts'
import { Refusal } from '../../../kernel/refusal.ts'

const folder = mkdtempSync(join(tmpdir(), 'trade-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const run = async (...args: string[]) => {
  const out = join(folder, 'out.json')
  const said: string[] = []
  const spy = vi.spyOn(console, 'error').mockImplementation(line => void said.push(String(line)))
  try {
    expect(await trade([...args, '--out', out])).toBe(0)
  } finally {
    spy.mockRestore()
  }
  return { rows: (JSON.parse(readFileSync(out, 'utf8')) as { rows: Record<string, string | number | null>[] }).rows, said: said.join('\n') }
}
const refusal = async (...args: string[]): Promise<Refusal> => {
  const error = await trade([...args, '--out', join(folder, 'none.csv')]).then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  expect(error).toBeInstanceOf(Refusal)
  return error as Refusal
}

describe('rca', () => {
  it('of a Vietnamese table: BOM, semicolons, decimal commas, quotes, leading zeros; doubles are summed and said', async () => {
    const path = file(
      'vi.csv',
      '\uFEFFNước;Mặt hàng;Kim ngạch (nghìn USD)\r\nViệt Nam;0101;20,5\r\nViệt Nam;0101;9,5\r\n"Việt Nam";0102;170\r\n"Lào; PDR";0101;170\r\n"Lào; PDR";0102;2.130\r\n',
    )
    const { rows, said } = await run('rca', path)
    expect(rows.find(row => row.country === 'Việt Nam' && row.product === '0101')).toMatchObject({ value: 30, rca: 1.875 })
    expect(said).toContain('1 dòng trùng')
  })
  it('of packed tables by year: each year by itself, or one, or a year put together of months', async () => {
    const lines = [
      'country,product,value,period',
      ...['2023-01', '2023-02', '2024-01'].flatMap(month => [`A,x,1,${month}`, `A,y,3,${month}`, `B,x,4,${month}`, `B,y,2,${month}`]),
    ]
    const path = file('years.csv.gz', gzipSync(lines.join('\n')))
    expect((await run('rca', path)).rows).toHaveLength(12)
    const year = await run('rca', path, '--year', '2023', '--country', 'A')
    expect(year.rows).toEqual([
      expect.objectContaining({ country: 'A', product: 'x', year: '2023', value: 2, rca: 0.5 }),
      expect.objectContaining({ country: 'A', product: 'y', year: '2023', value: 6, rca: 1.5 }),
    ])
    expect(year.said).toContain('tổng của 2 tháng')
  })
  it('names lines that cannot be used, all of them, and leaves them out only when told to', async () => {
    const path = file('bad.csv', 'country,product,value\nA,x,1\nA,y,\nB,x,-2\nB,y,NA\n,y,3\nB,y,5\n')
    const error = await refusal('rca', path)
    expect(error.errors.map(each => each.path)).toEqual(['dòng 3', 'dòng 4', 'dòng 5', 'dòng 6'])
    const { rows, said } = await run('rca', path, '--skip-bad')
    expect(rows).toHaveLength(2)
    expect(said).toContain('Bỏ 4 dòng')
  })
  it('says which columns there are when one is missing, and takes the one that is named', async () => {
    const path = file('odd.csv', 'zeme,zbozi,hodnota\nA,x,1\nA,y,2\nB,x,3\n')
    expect((await refusal('rca', path)).message).toContain('zeme, zbozi, hodnota')
    const { rows } = await run('rca', path, '--country-col', 'zeme', '--product-col', 'zbozi', '--value-col', 'hodnota')
    expect(rows).toHaveLength(3)
  })
  it('refuses codes beside their own parts, which would count twice', async () => {
    const path = file(
      'nested.csv',
      'country,hs,value\nA,69,30\nA,6911,10\nA,6912,20\nB,69,5\nB,6911,5\nA,46,7\nA,4602,7\nB,46,2\nB,4602,2\n',
    )
    expect((await refusal('rca', path)).message).toContain('2, 4')
    expect((await run('rca', path, '--digits', '4')).rows).toHaveLength(5)
  })
})
describe('tables as makers of statistics give them', () => {
  /** Two countries, two goods: Balassa's index of VNM in the first is (30 ÷ 200) ÷ (200 ÷ 2,500) = 1.875. */
  const rcaOf = async (name: string, content: string, ...more: string[]) => {
    const { rows, said } = await run('rca', file(name, content), ...more)
    expect(rows).toHaveLength(4)
    return { rca: rows.find(row => /^(VNM|704|Viet Nam|VN)$/.test(String(row.country)) && row.value === 30)?.rca, said }
  }
  it.each([
    ['BACI', 't,i,j,k,v,q\n2022,704,842,690000,30,NA\n2022,704,842,460000,170,\n2022,156,842,690000,170,5\n2022,156,842,460000,2130,8\n'],
    [
      'Comtrade',
      'typeCode,refYear,period,reporterISO,reporterDesc,flowCode,partnerISO,cmdCode,qty,primaryValue\nC,2022,2022,VNM,Viet Nam,X,W00,69,0,30\nC,2022,2022,VNM,Viet Nam,X,W00,46,0,170\nC,2022,2022,VNM,Viet Nam,M,W00,46,0,999\nC,2022,2022,CHN,China,X,W00,69,0,170\nC,2022,2022,CHN,China,X,W00,46,0,2130\n',
    ],
    [
      'Comtrade of old',
      'Year,Reporter,Reporter ISO,Trade Flow,Partner,Commodity Code,Commodity,Trade Value (US$)\n2012,Viet Nam,VNM,Export,World,69,Pots,30\n2012,Viet Nam,VNM,Export,World,46,Mats,170\n2012,China,CHN,Export,World,69,Pots,170\n2012,China,CHN,Export,World,46,Mats,2130\n',
    ],
    [
      'OEC',
      'Exporter Country ID,Exporter Country,HS4 ID,HS4,Year,Trade Value\nasvnm,VNM,136911,Pots,2022,30\nasvnm,VNM,94602,Mats,2022,170\naschn,CHN,136911,Pots,2022,170\naschn,CHN,94602,Mats,2022,2130\n',
    ],
    ['titles above', 'Exports 2022,,\nSource: an office,,\n\ncountry,product,USD\nVNM,a,30\nVNM,b,170\nCHN,a,170\nCHN,b,2130\n'],
    ['sep= and semicolons', 'sep=;\ncountry;product;value\nVNM;a;30\nVNM;b;170,0\nCHN;a;170\nCHN;b;"2.130,0"\n'],
    [
      'weights beside money',
      'Reporter Countries,Item,Element,Year,Value\nVNM,a,Export quantity,2022,NA\nVNM,a,Export value,2022,30\nVNM,b,Export value,2022,170\nCHN,a,Export value,2022,170\nCHN,b,Export value,2022,2130\nCHN,b,Export quantity,2022,77\n',
    ],
  ])('%s', async (name, content) => expect((await rcaOf(`${name}.csv`, content)).rca).toBeCloseTo(1.875, 12))
  it.each([
    ['Spanish', 'País;Producto;Valor (US$)'],
    ['Portuguese', 'País exportador;Produto;Exportações'],
    ['French', 'Pays;Produit;Valeur'],
    ['German', 'Land;Ware;Wert'],
    ['Italian', 'Paese;Prodotto;Valore'],
  ])('heads in %s are known', async (name, head) => {
    const path = file(`${name}.csv`, `\uFEFF${head}\nVNM;a;30,0\nVNM;b;170,0\nCHN;a;170,0\nCHN;b;2.130,0\n`)
    const { rows } = await run('rca', path)
    expect(rows.find(row => row.country === 'VNM' && row.product === 'a')).toMatchObject({ value: 30, rca: 1.875 })
  })
  it('a year and a market in another language are no strangers either', async () => {
    const path = file(
      'es.csv',
      'año,exportador,importador,producto,valor\n2019,VNM,US,a,100\n2020,VNM,US,a,150\n2019,CHN,US,a,900\n2020,CHN,US,a,850\n',
    )
    const { rows } = await run('cms', path)
    expect(rows.find(row => row.country === 'VNM')).toMatchObject({ from: '2019', to: '2020', change: 50, size: 0, competitiveness: 50 })
  })
  it('a column for each year is a period each, and decomposed by them', async () => {
    const path = file('wide.csv', 'country,product,2019,2020 [YR2020]\nVNM,a,100,150\nCHN,a,900,850\n')
    const { rows } = await run('cms', path)
    expect(rows.find(row => row.country === 'VNM')).toMatchObject({ from: '2019', to: '2020', change: 50, size: 0, competitiveness: 50 })
  })
  it('a direction that begins only after many rows is never added to the other', async () => {
    const rows = Array.from({ length: 6000 }, (_, at) => `VNM,p${at},X,1`)
    const path = file('late.csv', ['country,product,flow,value', ...rows, ...rows.map(row => row.replace(',X,', ',M,'))].join('\n'))
    const { rows: found, said } = await run('shares', path)
    expect(found).toHaveLength(6000)
    expect(said).toContain('chỉ lấy “X”')
  })
  it('refuses what cannot be told apart, with what to do', async () => {
    const kinds = file('kinds.csv', 'country,product,currency,value\nVNM,a,EUR,30\nVNM,b,JPY,170\n')
    expect((await refusal('rca', kinds)).message).toMatch(/EUR, JPY.*--measure/)
    const matrix = file('matrix.csv', 'Product,VNM,CHN\na,30,170\n')
    expect((await refusal('rca', matrix)).message).toContain('mỗi nước một cột')
  })
})
describe('shares and cms', () => {
  const path = file(
    'world.csv',
    [
      'year,exporter,importer,product,value',
      ...[
        [2019, 'VNM', 'US', 'pots', 40],
        [2019, 'VNM', 'JP', 'pots', 40],
        [2019, 'VNM', 'US', 'mats', 15],
        [2019, 'VNM', 'JP', 'mats', 5],
        [2019, 'World', 'US', 'pots', 400],
        [2019, 'World', 'JP', 'pots', 200],
        [2019, 'World', 'US', 'mats', 300],
        [2019, 'World', 'JP', 'mats', 100],
        [2020, 'VNM', 'US', 'pots', 60],
        [2020, 'VNM', 'JP', 'pots', 38],
        [2020, 'VNM', 'US', 'mats', 20],
        [2020, 'VNM', 'JP', 'mats', 4],
        [2020, 'World', 'US', 'pots', 520],
        [2020, 'World', 'JP', 'pots', 200],
        [2020, 'World', 'US', 'mats', 330],
        [2020, 'World', 'JP', 'mats', 150],
      ].map(row => row.join(',')),
    ].join('\n'),
  )
  it('take the table’s own world as the whole', async () => {
    const { rows } = await run('shares', path, '--year', '2019')
    expect(rows.map(row => [row.product, row.share])).toEqual([
      ['mats', 0.05],
      ['pots', 80 / 600],
    ])
    const split = await run('shares', path, '--year', '2019', '--by-market', '--product', 'pots')
    expect(split.rows.map(row => [row.market, row.share])).toEqual([
      ['JP', 0.2],
      ['US', 0.1],
    ])
  })
  it('decompose a change as it was reckoned by hand', async () => {
    const { rows } = await run('cms', path)
    const [row] = rows
    expect(row).toMatchObject({ country: 'VNM', from: '2019', to: '2020', value_from: 100, value_to: 122, change: 22 })
    expect(row!.size).toBeCloseTo(20, 10)
    expect(row!.mix).toBeCloseTo(0, 10)
    expect(row!.market_distribution).toBeCloseTo(-4, 10)
    expect(row!.competitiveness).toBeCloseTo(6, 10)
    const cells = (await run('cms', path, '--by', 'cell')).rows
    expect(cells).toHaveLength(4)
    expect(cells.reduce((sum, cell) => sum + Number(cell.competitiveness), 0)).toBeCloseTo(6, 10)
  })
  it('refuse what is asked for wrongly', async () => {
    expect((await refusal('cms', path, '--from', '2018')).message).toContain('2019, 2020')
    expect((await refusal('shares', path, '--country', 'XYZ')).message).toContain('XYZ')
    expect((await refusal('gini', path)).message).toContain('gini')
    expect((await refusal('rca', join(folder, 'absent.csv'))).message).toContain('absent.csv')
  })
})

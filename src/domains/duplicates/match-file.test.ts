/** `khuyencong match` on files: what it writes, and what it says of files it cannot use. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { matchFile } from './match-file.actions.ts'

let folder: string
const at = (name: string) => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'khuyencong-match-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

const names = ['Alma Stone', 'Bruno Hale', 'Carla Finch', 'Derek Moss', 'Edith Lane', 'Felix Ward', 'Greta Pike', 'Hugo Marsh']
const streets = ['Mill Road', 'High Street', 'Park Lane', 'Church Hill', 'Bridge Row', 'Station Way']
/** Sixty people of one town, distinct in name, street and phone. */
const rows = (prefix: string, from = 0) =>
  Array.from({ length: 60 }, (_, i) => {
    const n = i + from
    return `${prefix}${i},${names[n % 8]} ${'abcdefgh'[Math.floor(n / 8) % 8]!.repeat(3)}son,${(n * 37) % 200} ${streets[n % 6]},0${912000000 + n * 7919}`
  })
const header = 'rec_id, name, address, phone'

it('writes every likely pair of one file, likeliest first, each 0.5 or more', async () => {
  const doubles = rows('a')
    .slice(0, 12)
    .map((row, i) => row.replace(/^a\d+/, `"b,${i}"`).replace('son,', 'sno,'))
  await writeFile(at('one.csv'), `\uFEFF${[header, ...rows('a'), ...doubles].join('\r\n')}`)
  await matchFile({ file: at('one.csv'), id: 'rec_id', out: at('pairs.csv') })
  const [head, ...lines] = (await readFile(at('pairs.csv'), 'utf8')).trimEnd().split('\n')
  expect(head).toBe('left_id,right_id,probability')
  const found = lines.map(line => /^(a\d+),"b,(\d+)",(\d\.\d{6})$/.exec(line))
  expect(found.filter(Boolean)).toHaveLength(12)
  expect(lines).toHaveLength(12)
  for (const match of found) expect(match?.[1]).toBe(`a${match?.[2]}`)
  const chances = found.map(match => Number(match?.[3]))
  expect(chances).toEqual([...chances].sort((a, b) => b - a))
  expect(Math.min(...chances)).toBeGreaterThanOrEqual(0.5)
})
it('pairs of two files name the first file’s record on the left; semicolons and Western letters are read', async () => {
  await writeFile(at('left.csv'), [header, ...rows('l')].join('\n'))
  const western = [header, ...rows('r', 30)].join('\n').replaceAll(',', ';').replace('Alma', 'Älma')
  await writeFile(at('right.csv'), Buffer.from(western, 'latin1'))
  await matchFile({
    file: at('left.csv'),
    id: 'rec_id',
    link: at('right.csv'),
    fields: ['name', 'address', 'phone'],
    out: at('linked.csv'),
  })
  const lines = (await readFile(at('linked.csv'), 'utf8')).trimEnd().split('\n').slice(1)
  expect(lines.map(line => line.split(',').slice(0, 2).join(' ')).sort()).toEqual(
    Array.from({ length: 30 }, (_, i) => `l${i + 30} r${i}`).sort(),
  )
})
it('two files whose columns bear other names are compared by what stands in them', async () => {
  await writeFile(at('ours.csv'), [header, ...rows('l')].join('\n'))
  const theirs = rows('r', 30)
    .map(row => row.split(','))
    .map(([id, name, address, phone]) => [phone, id, address, name].join(','))
  await writeFile(at('theirs.csv'), ['điện thoại,rec_id,nơi ở,họ tên', ...theirs].join('\n'))
  const said = await matchFile({ file: at('ours.csv'), id: 'rec_id', link: at('theirs.csv'), out: at('named.csv') })
  expect(said[0]).toMatch(/name = họ tên .*address = nơi ở/)
  const lines = (await readFile(at('named.csv'), 'utf8')).trimEnd().split('\n').slice(1)
  expect(lines.map(line => line.split(',').slice(0, 2).join(' ')).sort()).toEqual(
    Array.from({ length: 30 }, (_, i) => `l${i + 30} r${i}`).sort(),
  )
})
it('columns may be asked for in other letters, under either file’s name, and each file may call its ids otherwise', async () => {
  await writeFile(at('ours.csv'), ['Rec_ID,Name,Address,Phone', ...rows('l')].join('\n'))
  const theirs = rows('r', 30).map(row => row.split(',').reverse().join(','))
  await writeFile(at('theirs.csv'), ['phone,nơi ở,họ tên,mã', ...theirs].join('\n'))
  const request = {
    file: at('ours.csv'),
    link: at('theirs.csv'),
    id: 'rec_id,MÃ',
    fields: ['name', 'nơi ở', 'PHONE'],
    out: at('apart.csv'),
  }
  const said = await matchFile(request)
  expect(said[0]).toMatch(/Name = họ tên .*Address = nơi ở .*Phone = phone/)
  const lines = (await readFile(at('apart.csv'), 'utf8')).trimEnd().split('\n').slice(1)
  expect(lines.map(line => line.split(',').slice(0, 2).join(' ')).sort()).toEqual(
    Array.from({ length: 30 }, (_, i) => `l${i + 30} r${i}`).sort(),
  )
  await expect(matchFile({ ...request, fields: ['nme'] })).rejects.toThrow(/ours.csv không có cột “nme”/)
  await expect(matchFile({ ...request, id: 'rec_id' })).rejects.toThrow(/theirs.csv không có cột “rec_id”/)
})
it.each([
  ['a file that is not there', { file: 'none.csv', id: 'rec_id' }, /Không đọc được tệp/],
  ['a column that is not there', { file: 'left.csv', id: 'code' }, /không có cột “code”.*rec_id, name, address, phone/],
  ['a field that is not there', { file: 'left.csv', id: 'rec_id', fields: ['nme'] }, /không có cột “nme”/],
  ['an id given twice', { file: 'twice.csv', id: 'id' }, /dòng 3: mã “1” đã có ở dòng 2/],
  ['a row without an id', { file: 'blank.csv', id: 'id' }, /dòng 3: cột “id” để trống/],
  ['a file with nothing in it', { file: 'empty.csv', id: 'id' }, /empty.csv không có dòng nào/],
  ['nothing to compare', { file: 'bare.csv', id: 'id' }, /Không có cột nào để so sánh/],
])('says what is wrong: %s', async (_, request, says) => {
  await writeFile(at('twice.csv'), 'id,name\n1,An\n1,Bình\n')
  await writeFile(at('blank.csv'), 'id,name\n1,An\n,Bình\n')
  await writeFile(at('empty.csv'), '')
  await writeFile(at('bare.csv'), 'id\n1\n2\n')
  await expect(matchFile({ ...request, file: at(request.file), out: at('never.csv') })).rejects.toThrow(says)
  await expect(readFile(at('never.csv'))).rejects.toThrow()
})

it('a short list of names that are met twice is compared by them; bars separate as well', async () => {
  const twice = names.flatMap((name, i) => [`a${i}|${name}`, `b${i}|${name}`])
  await writeFile(at('short.csv'), ['id|name', ...twice].join('\n'))
  await matchFile({ file: at('short.csv'), id: 'id', out: at('short-pairs.csv') })
  const pairs = (await readFile(at('short-pairs.csv'), 'utf8')).trimEnd().split('\n').slice(1)
  expect(pairs.map(line => line.split(',').slice(0, 2).sort().join()).sort()).toEqual(names.map((_, i) => `a${i},b${i}`))
})
it('rows that repeat letter by letter are found whole, however often; what repeats with slips is not lost for it', async () => {
  const met = (n: number, times: number) =>
    Array.from({ length: times }, (_, i) => `${n}-${i},${names[n % 8]} ${'abc'[n % 3]!.repeat(2)}son,${1950 + n},${streets[n % 6]}`)
  const list = Array.from({ length: 24 }, (_, n) => met(n, 20)).flat()
  await writeFile(at('often.csv'), ['id,name,year,street', ...list].join('\n'))
  await matchFile({ file: at('often.csv'), id: 'id', out: at('often-pairs.csv') })
  const pairs = (await readFile(at('often-pairs.csv'), 'utf8')).trimEnd().split('\n').slice(1)
  const right = pairs.filter(
    line =>
      new Set(
        line
          .split(',')
          .slice(0, 2)
          .map(id => id.split('-')[0]),
      ).size === 1,
  )
  expect(right).toHaveLength((24 * 20 * 19) / 2)
  expect(pairs.length - right.length).toBeLessThan(right.length * 0.05)
})
it('says why columns that were asked for cannot be compared', async () => {
  await writeFile(at('same.csv'), 'id,full name\n1,Anna Smith\n2,anna smith\n')
  await expect(matchFile({ file: at('same.csv'), id: 'id', fields: ['full name'], out: at('x.csv') })).rejects.toThrow(/full name/)
})

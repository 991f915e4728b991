/** A container written twice is the same file, and a broken one is refused by name. */
import { expect, test } from 'vitest'
import { inflateEntries, normaliseZip, writeZip, ZipProblem, zipEntries } from './zip.ts'

const text = (value: string) => new TextEncoder().encode(value)
const core = (day: string) =>
  text(
    `<cp:coreProperties><dcterms:created xsi:type="dcterms:W3CDTF">${day}</dcterms:created><dcterms:modified>${day}</dcterms:modified></cp:coreProperties>`,
  )
const fault = async (work: () => unknown): Promise<string> => {
  try {
    await work()
    return 'none'
  } catch (error) {
    return error instanceof ZipProblem ? error.code : `untyped: ${error}`
  }
}

test('the same parts in another order and with another date give the same bytes', async () => {
  const one = await writeZip([
    ['word/document.xml', text('<w>Khuyến công</w>'.repeat(50))],
    ['[Content_Types].xml', text('<Types/>')],
    ['docProps/core.xml', core('2024-05-06T07:08:09Z')],
  ])
  const two = await writeZip([
    ['docProps/core.xml', core('2026-01-02T03:04:05Z')],
    ['[Content_Types].xml', text('<Types/>')],
    ['word/document.xml', text('<w>Khuyến công</w>'.repeat(50))],
  ])
  const result = await normaliseZip(one)
  expect(Buffer.from(result)).toEqual(Buffer.from(await normaliseZip(two)))
  expect(Buffer.from(await normaliseZip(result))).toEqual(Buffer.from(result))
  const entries = zipEntries(result)
  expect(entries.map(e => e.name)).toEqual(['[Content_Types].xml', 'docProps/core.xml', 'word/document.xml'])
  const parts = await inflateEntries(result, entries)
  expect(new TextDecoder().decode(parts.get('docProps/core.xml'))).toContain('>2000-01-01T00:00:00Z</dcterms:created>')
  expect(new TextDecoder().decode(parts.get('word/document.xml'))).toContain('Khuyến công')
})

test('a file name with Vietnamese marks survives', async () => {
  const zip = await writeZip([['Hồ sơ/biên bản.xml', text('x')]])
  expect(zipEntries(zip).map(e => e.name)).toEqual(['Hồ sơ/biên bản.xml'])
})

test('a cut, changed or foreign file is refused by a named fault', async () => {
  const zip = await writeZip([['a.xml', text('nội dung '.repeat(100))]])
  expect(await fault(() => normaliseZip(text('không phải zip')))).toBe('not_zip')
  expect(await fault(() => normaliseZip(zip.subarray(0, zip.length - 30)))).toBe('damaged')
  const flipped = zip.slice()
  flipped[40] = (flipped[40] ?? 0) ^ 255
  expect(await fault(() => normaliseZip(flipped))).toBe('damaged')
})

test('a zip bomb stops at the limit, also when it lies about its size', async () => {
  const bomb = await writeZip([['a.xml', new Uint8Array(3_000_000)]])
  expect(await fault(() => inflateEntries(bomb, zipEntries(bomb), 1_000_000))).toBe('too_large')
  const lying = zipEntries(bomb).map(entry => ({ ...entry, size: 10 }))
  expect(await fault(() => inflateEntries(bomb, lying, 1_000_000))).toBe('too_large')
})

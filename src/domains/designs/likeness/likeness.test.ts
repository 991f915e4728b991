import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Worker } from 'node:worker_threads'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { Refusal } from '../../../kernel/refusal.ts'
import { checkFolder, checkFolderToFile } from './check-folder.actions.ts'
import { openLikeness } from './likeness.actions.ts'
import type { Candidate, Likeness } from './likeness.schema.ts'
import { clothPicture } from './likeness.testing.ts'

/** Every thread that was started, so that a test can end it. */
const started = vi.hoisted((): Worker[] => [])
vi.mock('../../../files/thread.ts', async original => {
  const { startThread } = await original<typeof import('../../../files/thread.ts')>()
  return {
    startThread: (...given: Parameters<typeof startThread>) => {
      const worker = startThread(...given)
      started.push(worker)
      return worker
    },
  }
})

const registered = [1, 2, 3, 4, 5, 6]
describe('one register of six cloths', { timeout: 180_000 }, () => {
  let likeness: Likeness
  let folder: string
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'likeness-test-'))
    likeness = openLikeness({ folder })
    for (const seed of registered)
      await likeness.add([{ id: `cloth-${seed}`, described: (await likeness.describe(await clothPicture(seed))).bytes }])
  }, 180_000)
  afterAll(async () => {
    await likeness.close()
    rmSync(folder, { recursive: true, force: true })
  })
  const best = async (picture: Buffer): Promise<Candidate> => (await likeness.search(picture))[0]!

  it('names a mirrored crop a copy, says so, and shows where it lies in the registered picture', async () => {
    const crop = await sharp(await clothPicture(3))
      .extract({ left: 180, top: 120, width: 330, height: 270 })
      .toBuffer()
    const found = await best(await sharp(crop).flop().jpeg().toBuffer())
    expect(found).toMatchObject({ id: 'cloth-3', kind: 'copy' })
    expect(found.probability).toBeGreaterThan(0.5)
    expect(found.transform).toEqual(expect.arrayContaining(['mirrored', 'cropped']))
    expect(found.transform).not.toContain('turned')
    // The left edge of the query is the right edge of the part that was cut out.
    const [xs, ys] = [0, 1].map(axis => found.area!.to.map(point => point[axis]!)) as [number[], number[]]
    expect(Math.min(...xs)).toBeGreaterThan(0.27)
    expect(Math.max(...xs)).toBeLessThan(0.88)
    expect(Math.max(...ys)).toBeLessThan(0.84)
    const [h] = [found.homography!]
    expect(h[2]! / h[8]!).toBeCloseTo(0.85, 1)
  })
  it('finds a design that was turned, recoloured and framed', async () => {
    const turned = await sharp(await clothPicture(2))
      .modulate({ hue: 120 })
      .rotate(90)
      .toBuffer()
    const found = await best(
      await sharp(turned).extend({ top: 50, bottom: 50, left: 50, right: 50, background: '#402818' }).png().toBuffer(),
    )
    expect(found).toMatchObject({ id: 'cloth-2', kind: 'copy' })
    expect(found.transform).toEqual(expect.arrayContaining(['turned', 'recoloured', 'framed']))
  })
  it('finds a part of a design on another ware and calls it a reused motif', async () => {
    const motif = await sharp(await clothPicture(5))
      .extract({ left: 140, top: 80, width: 320, height: 320 })
      .toBuffer()
    const mug = await sharp({ create: { width: 900, height: 700, channels: 3, background: '#d8dde0' } })
      .composite([{ input: motif, left: 290, top: 190 }])
      .jpeg()
      .toBuffer()
    const found = await best(mug)
    expect(found.id).toBe('cloth-5')
    expect(found.probability).toBeGreaterThan(0.5)
    expect(found.transform).toContain('collage')
  })
  it('finds a line drawing of a design', async () => {
    const lines = await sharp(await clothPicture(4))
      .greyscale()
      .convolve({ width: 3, height: 3, kernel: [-1, -1, -1, -1, 8, -1, -1, -1, -1] })
      .negate()
      .toBuffer()
    const found = await best(lines)
    expect(found.id).toBe('cloth-4')
    expect(found.probability).toBeGreaterThan(0.5)
  })
  it('finds a drawing in thin strokes, dark on paper or chalk on slate, in a mirror too; and takes no drawing of another design for it', async () => {
    const strokes = async (seed: number) => {
      const [fine, soft] = await Promise.all(
        [1.4, 2.4].map(async sigma =>
          sharp(await clothPicture(seed))
            .greyscale()
            .blur(sigma)
            .raw()
            .toBuffer({ resolveWithObject: true }),
        ),
      )
      const { width, height, channels } = fine!.info
      const value = (at: number) => fine!.data[at * channels]! - soft!.data[at * channels]!
      const drawn = Buffer.alloc(width * height, 250)
      for (let at = width; at < drawn.length - width; at++)
        if (value(at) > 0 && Math.min(value(at - 1), value(at + 1), value(at - width), value(at + width)) <= 0) drawn[at] = 30
      return sharp(drawn, { raw: { width, height, channels: 1 } }).blur(0.5)
    }
    const own = await strokes(4)
    const chalk = sharp(await own.clone().flop().png().toBuffer()).negate({ alpha: false })
    for (const drawing of [own, chalk]) {
      const found = await best(await drawing.png().toBuffer())
      expect(found.id).toBe('cloth-4')
      expect(found.probability).toBeGreaterThan(0.5)
      expect(found.transform).toContain('drawing')
    }
    expect((await best(await (await strokes(77)).png().toBuffer())).probability).toBeLessThan(0.5)
  })
  it('calls nothing a copy for another design in the same style, a flat picture or a tiny one', async () => {
    const flat = (width: number, height: number) =>
      sharp({ create: { width, height, channels: 3, background: '#777' } })
        .png()
        .toBuffer()
    for (const picture of [await clothPicture(77), await clothPicture(78), await flat(300, 200), await flat(1, 1), await flat(4000, 3)])
      expect((await likeness.search(picture)).filter(each => each.probability >= 0.5)).toEqual([])
  })
  it('refuses what is no picture, and goes on with the next', async () => {
    await expect(likeness.search(Buffer.from('not a picture'))).rejects.toThrow(Refusal)
    expect((await best(await clothPicture(1))).id).toBe('cloth-1')
  })
  it('leaves out what it is told to, tells the shortlist first, and stops when told', async () => {
    const told: string[] = []
    const found = await likeness.search(await clothPicture(1), {
      exclude: ['cloth-1'],
      limit: 2,
      onShortlist: rows => told.push(`shortlist of ${rows.length}`),
      onCandidate: candidate => told.push(candidate.id),
    })
    expect(found.map(each => each.id)).not.toContain('cloth-1')
    expect(found).toHaveLength(2)
    expect(told[0]).toBe('shortlist of 5')
    expect(told.slice(1).sort()).toEqual(['cloth-2', 'cloth-3', 'cloth-4', 'cloth-5', 'cloth-6'])
    const stop = new AbortController()
    const stopped = likeness.search(await clothPicture(1), { signal: stop.signal, onShortlist: () => stop.abort() })
    await expect(stopped).rejects.toThrow()
  })
  it('keeps its index over a restart, without what was removed', async () => {
    await likeness.remove(['cloth-6'])
    await likeness.close()
    likeness = openLikeness({ folder })
    expect(await likeness.size()).toBe(5)
    expect((await best(await clothPicture(1))).id).toBe('cloth-1')
    const gone = await likeness.search(await clothPicture(6))
    expect(gone.map(each => each.id)).not.toContain('cloth-6')
  })
  it('takes no description of another version', async () => {
    const { bytes, version } = await likeness.describe(await clothPicture(1))
    expect(version).toBe(likeness.version)
    const other = Uint8Array.from(bytes)
    other[0] = 'x'.charCodeAt(0)
    await expect(likeness.add([{ id: 'other', described: other }])).rejects.toThrow('other')
  })
})

it('checks a folder against another: sub-folders, names in any form, formats, and files that are no pictures', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'likeness-test-'))
  try {
    const [known, asked] = [join(folder, 'known'), join(folder, 'asked')]
    for (const path of [known, join(asked, 'gốm')]) mkdirSync(path, { recursive: true })
    const decomposed = 'lụa.jpg'.normalize('NFD')
    writeFileSync(join(known, decomposed), await clothPicture(1))
    writeFileSync(join(known, 'hỏng.jpg'), readFileSync(new URL('./likeness.test.ts', import.meta.url)))
    writeFileSync(join(known, 'ghi chú.txt'), 'no picture')
    writeFileSync(
      join(asked, 'gốm', 'b.tif'),
      await sharp(await clothPicture(1))
        .toColourspace('cmyk')
        .tiff()
        .toBuffer(),
    )
    writeFileSync(
      join(asked, 'a.webp'),
      await sharp(await clothPicture(9))
        .webp()
        .toBuffer(),
    )
    writeFileSync(join(asked, 'c.png'), '')
    // A name that only seems to end in a kind of file; a folder that is a link.
    writeFileSync(join(asked, 'mẫu số 1. hoa sen'), await clothPicture(1))
    writeFileSync(join(asked, 'mẫu số 1. ghi chú'), 'no picture')
    symlinkSync(known, join(asked, 'liên kết'))
    const { answers, unread } = await checkFolder(known, asked, () => undefined)
    expect(answers.map(({ query, error }) => [query, Boolean(error)])).toEqual([
      ['a.webp', false],
      ['c.png', true],
      ['gốm/b.tif', false],
      ['mẫu số 1. hoa sen', false],
    ])
    expect(answers[3]!.candidates[0]).toMatchObject({ file: decomposed, kind: 'copy' })
    expect(answers[2]!.candidates[0]).toMatchObject({ file: decomposed, kind: 'copy' })
    expect(answers[2]!.candidates[0]!.probability).toBeGreaterThan(0.9)
    expect(answers[0]!.candidates[0]!.probability).toBeLessThan(0.5)
    expect(unread).toEqual([{ file: 'hỏng.jpg', why: expect.stringContaining('Không đọc được ảnh') }])
    await expect(checkFolder(join(folder, 'none'), asked, () => undefined)).rejects.toThrow(Refusal)
    const nowhere = join(folder, 'none', 'results.json')
    await expect(checkFolderToFile(known, asked, nowhere, () => expect.unreachable())).rejects.toThrow('results.json')
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}, 180_000)

describe('when the thread that compares ends', { timeout: 180_000 }, () => {
  it('goes on in a new one with the same register, even one that nobody keeps, and answers what was asked', async () => {
    const likeness = openLikeness()
    await likeness.add([{ id: 'cloth-1', described: (await likeness.describe(await clothPicture(1))).bytes }])
    const searches = [1, 9].map(async seed => likeness.search(await clothPicture(seed)))
    await new Promise(resolve => setTimeout(resolve, 20))
    await started.at(-1)!.terminate()
    const [own, other] = await Promise.all(searches)
    expect(own![0]).toMatchObject({ id: 'cloth-1', kind: 'copy' })
    expect(other![0]!.probability).toBeLessThan(0.5)
    expect(await likeness.size()).toBe(1)
    await likeness.close()
  })
  it('gives up on what ends it twice and says what to do, yet answers the next', async () => {
    const likeness = openLikeness()
    await likeness.add([{ id: 'cloth-1', described: (await likeness.describe(await clothPicture(1))).bytes }])
    const fatal = likeness.search(await clothPicture(2), { onShortlist: () => void started.at(-1)!.terminate() })
    const next = likeness.search(await clothPicture(1))
    await expect(fatal).rejects.toThrow(/ảnh nhỏ hơn/)
    expect((await next)[0]).toMatchObject({ id: 'cloth-1' })
    await likeness.close()
  })
})

it('calls no picture a copy for the mark that an establishment puts on all of them, and finds the copy of one all the same', async () => {
  const mark = await sharp(await clothPicture(50))
    .resize(220, 176)
    .toBuffer()
  const marked = async (seed: number) =>
    sharp(await clothPicture(seed))
      .composite([{ input: mark, left: 370, top: 294 }])
      .jpeg({ quality: 90 })
      .toBuffer()
  const likeness = openLikeness()
  for (const seed of [1, 2, 3, 4])
    await likeness.add([{ id: `cloth-${seed}`, described: (await likeness.describe(await marked(seed))).bytes }])
  expect((await likeness.search(await marked(9))).filter(each => each.probability >= 0.5)).toEqual([])
  const copy = await sharp(await marked(3))
    .modulate({ hue: 90 })
    .toBuffer()
  const found = await likeness.search(await sharp(copy).extract({ left: 150, top: 100, width: 450, height: 380 }).toBuffer())
  expect(found.filter(each => each.probability >= 0.5).map(each => each.id)).toEqual(['cloth-3'])
  await likeness.close()
}, 180_000)

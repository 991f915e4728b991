/** Columns of two lists are told to be one from what stands in them, whatever they are called. */
import { expect, it } from 'vitest'
import { align, type Named } from './align.rules.ts'

const many = (of: (i: number) => string) => Array.from({ length: 120 }, (_, i) => of(i))
const words = ['river', 'stone', 'summer', 'golden', 'night', 'harbour', 'letter', 'winter', 'garden', 'mirror']
const title = (i: number) => `${words[i % 10]} ${words[(i * 7 + 3) % 10]}`
const people = ['Alma', 'Bruno', 'Carla', 'Derek', 'Edith', 'Felix', 'Greta', 'Hugo']

it('columns of other names and in another order find each other; one without a partner stays alone', () => {
  const first: Named[] = [
    { name: 'title', kind: 'words', values: many(title) },
    { name: 'year', kind: 'code', values: many(i => String(1950 + (i % 60))) },
    { name: 'director', kind: 'words', values: many(i => `${people[i % 8]} Moss`) },
  ]
  const second: Named[] = [
    { name: 'đạo diễn', kind: 'words', values: many(i => `Moss, ${people[(i * 3) % 8]}`) },
    { name: 'năm', kind: 'code', values: many(i => String(1960 + (i % 55))) },
    { name: 'tên phim', kind: 'words', values: many(i => title(i * 3)) },
    { name: 'note', kind: 'text', values: many(i => `seen at festival number ${i}`) },
  ]
  expect([...align(first, second)].sort()).toEqual([
    ['director', 'đạo diễn'],
    ['title', 'tên phim'],
    ['year', 'năm'],
  ])
})
it('values of other kinds are not brought together, however alike', () => {
  const years = many(i => String(1950 + (i % 60)))
  expect(align([{ name: 'year', kind: 'code', values: years }], [{ name: 'price', kind: 'number', values: years }]).size).toBe(0)
})

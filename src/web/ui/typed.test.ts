/** Somebody's number that was searched for is in no address, and yet back, forward and reload find it. */
import { afterEach, describe, expect, it, vi } from 'vitest'

/** The module as a tab has it after it was loaded. */
const loaded = async () => {
  vi.resetModules()
  return import('./typed.ts')
}
const tab = () => {
  const held = new Map<string, string>()
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, text: string) => held.set(key, text),
  })
}
afterEach(() => vi.unstubAllGlobals())

describe('an address', () => {
  it('says what a list shows', async () => {
    const { parseSearch, stringifySearch } = await loaded()
    const search = { tab: 'villages', q: 'sơn mài Hạ Thái', craft: 'lacquer' }
    expect(parseSearch(stringifySearch({ ...search, page: undefined, unitId: null, kind: '' }))).toEqual(search)
    expect(stringifySearch({ q: 'CS-00123', page: 2 })).toBe('?page=2&q=CS-00123')
    expect(stringifySearch({ q: '' })).toBe('')
  })
  it.each(['0912345678', '0912 345 678', '+84 912.345.678', '001090001234', '001 090 001 234', 'ông Đức 0912345678', '091234'])(
    'does not hold %s',
    async typed => {
      tab()
      const { parseSearch, stringifySearch } = await loaded()
      const address = stringifySearch({ page: 3, q: typed })
      expect(decodeURIComponent(address).replace('page=3', '')).not.toMatch(/[0-9]/)
      expect(parseSearch(address)).toEqual({ page: '3', q: typed })
      expect(stringifySearch({ page: 3, q: typed })).toBe(address)
      // After a reload of the tab.
      expect((await loaded()).parseSearch(address)).toEqual({ page: '3', q: typed })
    },
  )
  it('of another tab shows the list without the search', async () => {
    tab()
    const address = (await loaded()).stringifySearch({ kind: 'company', q: '0912345678' })
    tab()
    expect((await loaded()).parseSearch(address)).toEqual({ kind: 'company' })
  })
  it('leads back to every number of a long morning, as far as a hundred', async () => {
    tab()
    const { parseSearch, stringifySearch } = await loaded()
    const addresses = Array.from({ length: 100 }, (_, at) => stringifySearch({ q: `09123456${at + 10}` }))
    expect(new Set(addresses).size).toBe(100)
    expect(addresses.map(address => parseSearch(address).q)).toEqual(Array.from({ length: 100 }, (_, at) => `09123456${at + 10}`))
  })
  it('of somebody who signed out says nothing to the next', async () => {
    tab()
    const { forgetTyped, parseSearch, stringifySearch } = await loaded()
    const address = stringifySearch({ q: '0912345678' })
    forgetTyped()
    expect(parseSearch(address)).toEqual({})
    expect((await loaded()).parseSearch(address)).toEqual({})
  })
  it('does not take a typed text for a mark', async () => {
    tab()
    const { parseSearch, stringifySearch } = await loaded()
    expect(parseSearch(stringifySearch({ q: '~abcdefgh' }))).toEqual({ q: '~abcdefgh' })
  })
})

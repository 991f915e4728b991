/** The reference pages are those that the code would write now. */
import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { references } from '../src/domains/references.ts'

it('docs/reference is current: run `npm run docs` after a change', async () => {
  for (const [name, text] of Object.entries(await references()))
    expect(readFileSync(new URL(`../docs/reference/${name}`, import.meta.url), 'utf8'), name).toBe(text)
})

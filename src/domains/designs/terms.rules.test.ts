import { expect, it } from 'vitest'
import shipped from '../../../data/terms/craft-terms.json' with { type: 'json' }
import { designCrafts } from './designs.schema.ts'
import { inEnglish } from './terms.rules.ts'

it('reads the longest phrase it knows, whatever the case, the punctuation and where the tone is written', () => {
  expect(inEnglish('Bình hoa gốm')).toEqual({ english: 'flower vase ceramic', whole: true })
  expect(inEnglish('khay trà, HOA SEN')).toEqual({ english: 'tea tray lotus flower', whole: true })
  expect(inEnglish('tuỳ ý')).toEqual({ english: null, whole: false })
  expect(inEnglish('móc khoá').english).toBe(inEnglish('móc khóa').english)
})
it('tells copper from a word that differs by its mark only, and says when a part is not known', () => {
  expect(inEnglish('đồng').english).toBe('bronze')
  expect(inEnglish('đông').english).toBeNull()
  expect(inEnglish('đĩa ba chân')).toEqual({ english: 'plate', whole: false })
})
it('knows each of the six crafts of the contest by name, and every word has English that an English database can read', () => {
  for (const craft of Object.values(designCrafts)) expect(inEnglish(craft).english, craft).not.toBeNull()
  for (const words of Object.values(shipped)) for (const [vi, en] of Object.entries(words)) expect(en, vi).toMatch(/^[A-Za-z][A-Za-z ,-]*$/)
})

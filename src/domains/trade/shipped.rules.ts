/** Names of the Harmonised System: Việt Nam's list (eight digits, two languages), the international one (up to six, English), our own of chapters. */
import { clean } from '../../kernel/text.ts'

type Row = Record<string, string>
export interface CodeName {
  code: string
  nameVi: string | null
  nameEn: string | null
}
const bareName = (text: string | undefined): string =>
  clean(text ?? '')
    .replace(/^[-–\s]+/, '')
    .replace(/:$/, '')
    .trim()

/**
 * One name a code. The list writes 'Loại khác' under 'Từ tre': names of the levels above, below the heading, stand before it.
 * @param vietnamese rows with level, hs, description_vi, description_en, in the order of the list
 * @param english rows with hscode, description
 * @param chapters rows with hscode of two digits, description_vi: our translation, for Việt Nam's list begins at four digits
 */
export const hsNames = (vietnamese: readonly Row[], english: readonly Row[], chapters: readonly Row[]): CodeName[] => {
  const chapterVi = new Map(chapters.map(row => [row.hscode, clean(row.description_vi ?? '')]))
  const names = new Map<string, CodeName>()
  const path: { vi: string; en: string }[] = []
  for (const row of vietnamese) {
    const level = Number(row.level)
    path.length = Math.min(path.length, level)
    path[level] = { vi: bareName(row.description_vi), en: bareName(row.description_en) }
    if (!row.hs) continue
    const parts = (level === 0 ? path : path.slice(1)).filter(Boolean)
    const name = { nameVi: parts.map(part => part.vi).join(' – '), nameEn: parts.map(part => part.en).join(' – ') }
    names.set(row.hs, { code: row.hs, ...name })
    // 46012100 is 460121 where the nation does not split it.
    const six = row.hs.slice(0, 6)
    if (row.hs.length === 8 && row.hs.endsWith('00') && !names.has(six)) names.set(six, { code: six, ...name })
  }
  for (const row of english) {
    const code = row.hscode ?? ''
    if (/^\d+$/.test(code) && !names.has(code))
      names.set(code, { code, nameVi: chapterVi.get(code) ?? null, nameEn: clean(row.description ?? '') })
  }
  return [...names.values()]
}

/** Vietnamese text: one Unicode form, marks off for searching, sorting, names. */

/** NFC, no-break spaces and runs of blanks folded to one, ends trimmed. */
export const clean = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll('\u0000', '')
    .replace(/[\u200B-\u200D\uFEFF\u00AD]/g, '')
    .replace(/[\s\u00A0]+/g, ' ')
    .trim()

/** Text without marks: 'Đường Hoà Bình' → 'Duong Hoa Binh'. */
export const bare = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/đ/g, 'd')
    .replace(/Đ/g, 'D')

/** What search compares: cleaned, lower case, without marks. hoà = hòa = hoa. */
export const searchable = (text: string): string => bare(clean(text)).toLowerCase()

const collator = new Intl.Collator('vi-VN', { numeric: true })
/** Compares as a Vietnamese dictionary does: d before đ, marks after letters, 2 before 10. */
export const compareVietnamese = (a: string, b: string): number => collator.compare(a, b)

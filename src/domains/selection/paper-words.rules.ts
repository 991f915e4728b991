/** Law and offices as an official paper writes them in running text. */

const kinds: Readonly<Record<string, string>> = {
  TT: 'Thông tư',
  NĐ: 'Nghị định',
  QĐ: 'Quyết định',
  NQ: 'Nghị quyết',
  VBHN: 'Văn bản hợp nhất',
}

/** 'TT 36/2013/TT-BCT Điều 7; NĐ 235/2025/NĐ-CP (ưu tiên nữ)' → 'Điều 7 Thông tư số 36/2013/TT-BCT', 'Nghị định số 235/2025/NĐ-CP'. */
export const citations = (article: string): string[] =>
  article
    .split(';')
    .map(part =>
      part
        .replace(/\s*\([^)]*\)\s*$/, '')
        .trim()
        .replace(/^(TT|NĐ|QĐ|NQ|VBHN) (\S+)(?: (Điều .*))?$/u, (_, kind: string, number: string, place?: string) =>
          [place, `${kinds[kind]} số ${number}`].filter(Boolean).join(' '),
        ),
    )
    .filter(part => part !== '')

/** 'SỞ CÔNG THƯƠNG' of a paper's head → 'Sở Công Thương'; a name in small letters already stays. */
export const officeInText = (issuer: string): string =>
  issuer === issuer.toLocaleUpperCase('vi')
    ? issuer
        .toLocaleLowerCase('vi')
        .replace(/(^|\s)(\p{L})/gu, (_, space: string, letter: string) => space + letter.toLocaleUpperCase('vi'))
    : issuer

/** What the head of every official paper has in common, on screen and in Word. */
import type { Day } from '../../kernel/dates.ts'
import { say } from '../../words/say.ts'

/** Dated setting `paper_head`: who issues the paper and who signs. What is left out stays empty for the records office. */
export interface PaperHead {
  parent: string
  issuer: string
  symbol: string
  place: string
  signerTitle: string
  signerAuthority?: string
  signer?: string
  addressees?: string[]
  recipients?: string[]
}
export const emptyHead: PaperHead = { parent: '', issuer: '', symbol: '', place: '', signerTitle: '' }

/** 'ngày      tháng 02 năm 2026': the day is left for the clerk; months 1 and 2 get a zero (NĐ 30/2020, Phụ lục I). */
export const blankDay = (day: Day): string => {
  const month = Number(day.slice(5, 7))
  return say('reports.paperDay', { month: month < 3 ? `0${month}` : String(month), year: day.slice(0, 4) })
}

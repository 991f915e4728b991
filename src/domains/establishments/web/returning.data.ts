/** The lists whose workbooks come back: who brings them in, what one record is called, where its routes and its screen are. */
import { say } from '../../../words/say.ts'
import { traineeEditors } from '../../training/trainees.schema.ts'
import { editors } from './register.data.ts'
import { artisanEditors, villageEditors } from './villages.data.ts'

export interface Returning {
  /** Beginning of its routes. */
  path: string
  noun: string
  label: string
  editors: readonly string[]
  /** The list itself. */
  home: string
  /** Where a corrected workbook is brought in. */
  back: string
}
const entry = (tab: string | null, path: string, noun: string, label: string, who: readonly string[]): Returning => ({
  path,
  noun,
  label,
  editors: who,
  home: tab ? `/so-bo?tab=${tab}` : '/so-bo',
  back: tab ? `/so-bo/nap-lai?tab=${tab}` : '/so-bo/nap-lai',
})
export const returning = {
  establishments: entry(null, '/api/register', say('registerList.nounEstablishment'), say('registerScreens.tabEstablishments'), editors),
  villages: entry('villages', '/api/villages', say('registerList.nounVillage'), say('registerScreens.tabVillages'), villageEditors),
  artisans: entry('artisans', '/api/artisans', say('registerList.nounArtisan'), say('artisans.tab'), artisanEditors),
  trainees: entry('trainees', '/api/trainees', say('registerList.nounTrainee'), say('training.tab'), traineeEditors),
} as const
/** The list that an address names; establishments when it names none. */
export const returningOf = (tab: string | undefined): Returning =>
  tab && Object.hasOwn(returning, tab) ? returning[tab as keyof typeof returning] : returning.establishments
/** Who changes records of one list or another: they see what they changed. */
export const changers = [...new Set(Object.values(returning).flatMap(each => each.editors))]

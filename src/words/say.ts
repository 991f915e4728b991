/** The one place where the product's sentences come from: `say('area.key', { … })`. */
import i18next, { type i18n } from 'i18next'
import { type Vocabulary, vi } from './vi.ts'

type Areas = { [A in keyof Vocabulary & string]: `${A}.${keyof Vocabulary[A] & string}` }
/** Every sentence that the product knows, as `area.key`. */
export type Sentence = Areas[keyof Areas]

const words: i18n = i18next.createInstance()
words.init({
  lng: 'vi',
  fallbackLng: 'vi',
  resources: { vi: { translation: vi } },
  initAsync: false,
  interpolation: { escapeValue: false },
  returnNull: false,
})

/** A sentence in the current language, `{{name}}` filled from `vars`. */
export const say = (sentence: Sentence, vars: Record<string, string | number> = {}): string => words.t(sentence, vars)
/** Whether a sentence exists: for keys that are composed from codes, such as state names. */
export const knows = (sentence: string): sentence is Sentence => words.exists(sentence)

/** How countries and markets are called in Vietnamese, and how figures of trade are said. */
import { sayNumber } from '../../kernel/money.ts'
import { compareVietnamese } from '../../kernel/text.ts'
import { say } from '../../words/say.ts'
import type { Figure } from './analysis.schema.ts'

/** ISO 3166-1: alpha-3 and alpha-2 of each country and territory, put together. */
const codes = `
ABWAW AFGAF AGOAO AIAAI ALAAX ALBAL ANDAD AREAE ARGAR ARMAM ASMAS ATGAG AUSAU AUTAT AZEAZ BDIBI BELBE BENBJ BESBQ
BFABF BGDBD BGRBG BHRBH BHSBS BIHBA BLMBL BLRBY BLZBZ BMUBM BOLBO BRABR BRBBB BRNBN BTNBT BWABW CAFCF CANCA CCKCC
CHECH CHLCL CHNCN CIVCI CMRCM CODCD COGCG COKCK COLCO COMKM CPVCV CRICR CUBCU CUWCW CXRCX CYMKY CYPCY CZECZ DEUDE
DJIDJ DMADM DNKDK DOMDO DZADZ ECUEC EGYEG ERIER ESHEH ESPES ESTEE ETHET FINFI FJIFJ FLKFK FRAFR FROFO FSMFM GABGA
GBRGB GEOGE GGYGG GHAGH GIBGI GINGN GLPGP GMBGM GNBGW GNQGQ GRCGR GRDGD GRLGL GTMGT GUFGF GUMGU GUYGY HKGHK HNDHN
HRVHR HTIHT HUNHU IDNID IMNIM INDIN IRLIE IRNIR IRQIQ ISLIS ISRIL ITAIT JAMJM JEYJE JORJO JPNJP KAZKZ KENKE KGZKG
KHMKH KIRKI KNAKN KORKR KWTKW LAOLA LBNLB LBRLR LBYLY LCALC LIELI LKALK LSOLS LTULT LUXLU LVALV MACMO MAFMF MARMA
MCOMC MDAMD MDGMG MDVMV MEXMX MHLMH MKDMK MLIML MLTMT MMRMM MNEME MNGMN MNPMP MOZMZ MRTMR MSRMS MTQMQ MUSMU MWIMW
MYSMY MYTYT NAMNA NCLNC NERNE NFKNF NGANG NICNI NIUNU NLDNL NORNO NPLNP NRUNR NZLNZ OMNOM PAKPK PANPA PCNPN PERPE
PHLPH PLWPW PNGPG POLPL PRIPR PRKKP PRTPT PRYPY PSEPS PYFPF QATQA REURE ROURO RUSRU RWARW SAUSA SDNSD SENSN SGPSG
SHNSH SJMSJ SLBSB SLESL SLVSV SMRSM SOMSO SPMPM SRBRS SSDSS STPST SURSR SVKSK SVNSI SWESE SWZSZ SXMSX SYCSC SYRSY
TCATC TCDTD TGOTG THATH TJKTJ TKLTK TKMTM TLSTL TONTO TTOTT TUNTN TURTR TUVTV TWNTW TZATZ UGAUG UKRUA URYUY USAUS
UZBUZ VATVA VCTVC VENVE VGBVG VIRVI VNMVN VUTVU WLFWF WSMWS YEMYE ZAFZA ZMBZM ZWEZW
`
const twoLetters = new Map(
  codes
    .trim()
    .split(/\s+/)
    .map(pair => [pair.slice(0, 3), pair.slice(3)]),
)
const groups: Readonly<Record<string, string>> = {
  WLD: say('markets.world'),
  EU27: say('markets.eu'),
  EUR: say('markets.eu'),
  HKG: say('markets.hongKong'),
  MAC: say('markets.macao'),
  TWN: say('markets.taiwan'),
}
const regions = new Intl.DisplayNames(['vi'], { type: 'region' })

/** 'USA' → 'Hoa Kỳ'; a code that is not known is given back as it is. */
export const marketName = (code: string): string => {
  const two = twoLetters.get(code)
  return groups[code] ?? (two ? (regions.of(two) ?? code) : code)
}
/** Every market that can be chosen, in the order of the Vietnamese alphabet. */
export const marketOptions = (): { value: string; label: string }[] =>
  [...twoLetters.keys(), 'EU27'].map(value => ({ value, label: marketName(value) })).toSorted((a, b) => compareVietnamese(a.label, b.label))

const steps = [
  { from: 1e9, unit: 1e9, word: 'markets.billion' },
  { from: 1e6, unit: 1e6, word: 'markets.million' },
  { from: 1e4, unit: 1e3, word: 'markets.thousand' },
] as const
/** 12345678 → '12,3 triệu'; small amounts are written out. */
const sayShort = (value: number): string => {
  const step = steps.find(({ from }) => Math.abs(value) >= from)
  if (!step) return sayNumber(value, Math.abs(value) < 100 ? 2 : 0)
  const part = value / step.unit
  return say(step.word, { value: sayNumber(part, Math.abs(part) < 100 ? 1 : 0) })
}
/** '12,3 triệu USD'. */
export const sayAmount = (value: number, currency: string): string => `${sayShort(value)}\u00a0${currency}`
/** A share from 0 to 1 as '12,3%'; less than a thousandth is said so, never rounded to nought. */
export const sayShare = (share: number): string =>
  share > 0 && share < 0.0005 ? say('markets.under', { value: '0,1%' }) : `${sayNumber(share * 100, 1)}%`
/** Growth in percent with its sign: '+6,8%', '−3,1%'. */
export const sayGrowth = (percent: number): string => `${percent > 0 ? '+' : ''}${sayNumber(percent, 1)}%`
/** A figure in words, or the reason why there is none. */
export const sayFigure = (figure: Figure, write: (value: number) => string): string =>
  figure.value === null ? figure.says : write(figure.value)

/** What goods are called; names that the list has in English only say so. */
export const goodsName = ({ nameVi, nameEn }: { nameVi: string | null; nameEn: string | null }): string | null =>
  nameVi ?? (nameEn ? say('markets.inEnglish', { name: nameEn }) : null)
/** A product as titles and cells name it: a craft by its name, a heading by its number and the first part of what it is called. */
export const productName = ({ code, label, labelEn }: { code: string; label: string; labelEn?: string | null }): string => {
  if (!/^\d+$/.test(code)) return label
  const [first = label] = label.split(';')
  const name = first.length > 60 ? `${first.slice(0, 59)}…` : first
  return say('markets.heading', { code, name: label === labelEn ? say('markets.inEnglish', { name }) : name })
}
/** The same inside a sentence: 'mây tre, giang đan', 'HS 46: …'. */
export const productInside = (product: Parameters<typeof productName>[0]): string => {
  const name = productName(product)
  return name === product.label ? name.charAt(0).toLowerCase() + name.slice(1) : name
}

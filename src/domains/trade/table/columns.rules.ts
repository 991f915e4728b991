/** Which column of somebody's trade table is what, by what columns are called in statistics of many makers, in English and Vietnamese. */
import { bare, clean } from '../../../kernel/text.ts'

export const tableFields = ['country', 'product', 'value', 'year', 'partner', 'flow', 'measure'] as const
export type TableField = (typeof tableFields)[number]
export type Columns = Partial<Record<TableField, number>>

/** What columns are called, likeliest first; codes before names, since names change. */
const names: Record<TableField, readonly string[]> = {
  country: [
    'country',
    'exporter',
    'reporter',
    'economy',
    'nuoc',
    'nuoc xuat khau',
    'nuoc bao cao',
    'quoc gia',
    'country code',
    'country iso',
    'country iso3',
    'iso3',
    'iso',
    'exporter iso',
    'exporter iso3',
    'exporter code',
    'reporter iso',
    'reporter iso3',
    'rt3iso',
    'reporter code',
    'economy code',
    'country name',
    'exporter name',
    'reporter name',
    'reporterdesc',
    'economy name',
    'economy label',
    'rt title',
    'country or area',
    'location',
    'origin',
    'origin id',
    'supplier',
    'econ',
    'nuoc cung cap',
    'ten nuoc',
    'nuoc, vung lanh tho',
    'exporter country',
    'exporting country',
    'reporter country',
    'reporter countries',
    'reporting country',
    'declarant',
    'declarant iso',
    'location code',
    'country iso3 code',
    'exporters',
    'reporters',
    'cty name',
    'cty code',
    'i',
    'c',
  ],
  product: [
    'product',
    'commodity',
    'hs',
    'hs code',
    'hs10',
    'hs8',
    'hs6',
    'hs4',
    'hs2',
    'code',
    'product code',
    'commodity code',
    'cmdcode',
    'cmd code',
    'ma hs',
    'ma hang',
    'mat hang',
    'nhom hang',
    'san pham',
    'ma san pham',
    'hang hoa',
    'sitc',
    'sitc code',
    'product id',
    'item',
    'goods',
    'sector',
    'industry',
    'nganh',
    'product name',
    'commodity description',
    'cmddesc',
    'ten hang',
    'hs product code',
    'hs6 code',
    'hs4 code',
    'product label',
    'products',
    'commodities',
    'i commodity',
    'e commodity',
    'prod',
    'k',
    'p',
  ],
  value: [
    'value',
    'trade value',
    'kim ngach',
    'tri gia',
    'gia tri',
    'primaryvalue',
    'export value',
    'exports',
    'export',
    'xuat khau',
    'kim ngach xuat khau',
    'tri gia xuat khau',
    'fobvalue',
    'value usd',
    'exports usd',
    'imports usd',
    'value usd million',
    'trade value in 1000 usd',
    'trade value 1000usd',
    'amount',
    'so tien',
    'import value',
    'imports',
    'nhap khau',
    'kim ngach nhap khau',
    'cifvalue',
    'value in usd',
    'value in euros',
    'exported value',
    'export value usd',
    'trade value usd',
    'obs value',
    'usd',
    'us',
    'us dollars',
    'us at current prices',
    'us at current prices in thousands',
    'us at current prices in millions',
    'gen val yr',
    'all val yr',
    'v',
    'val',
    'x',
  ],
  year: [
    'year',
    'nam',
    'period',
    'ky',
    'refyear',
    'yr',
    'fiscal year',
    'nam tai chinh',
    'time',
    'time period',
    'date',
    'month',
    'thang',
    't',
  ],
  partner: [
    'partner',
    'market',
    'importer',
    'destination',
    'thi truong',
    'nuoc doi tac',
    'doi tac',
    'nuoc nhap khau',
    'partner iso',
    'partner iso3',
    'pt3iso',
    'partner code',
    'importer iso3',
    'importer code',
    'partner name',
    'partnerdesc',
    'importer name',
    'pttitle',
    'market name',
    'importer country',
    'importing country',
    'partner country',
    'partner countries',
    'destination id',
    'j',
  ],
  flow: ['flow', 'trade flow', 'trade flow name', 'flow code', 'flowdesc', 'chieu', 'luong hang', 'trade flow code'],
  // What the numbers of a row are where one column holds money and weights by turns.
  measure: ['element', 'indicator', 'indicators', 'indicator name', 'measure', 'chi tieu', 'currency', 'don vi tien'],
}

/** 'Kim ngạch (USD)' → 'kim ngach usd'; 'hs_code' → 'hs code'. */
export const columnKey = (header: string): string =>
  bare(clean(header))
    .toLowerCase()
    .replace(/[^a-z0-9,]+/g, ' ')
    .trim()
/** Makers write 'PartnerName', 'partner_name', 'Partner name': blanks do not count. */
export const squeezed = (text: string): string => columnKey(text).replaceAll(' ', '')
/** What a header may be called: as it stands, and without what is in brackets: 'Kim ngạch (USD)' → 'kimngach'. */
export const calledBy = (header: string): string[] => [squeezed(header), squeezed(header.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))]

/** The columns that are meant; each column is used once. Fields that no column is called by are left out. */
export const findColumns = (headers: readonly string[]): Columns => {
  const keys = headers.map(calledBy)
  const taken = new Set<number>()
  const found: Columns = {}
  for (const field of ['value', 'product', 'country', 'partner', 'year', 'flow', 'measure'] as const) {
    const at = names[field]
      .map(name => keys.findIndex((own, index) => !taken.has(index) && own.includes(name.replaceAll(' ', ''))))
      .find(index => index >= 0)
    if (at === undefined) continue
    found[field] = at
    taken.add(at)
  }
  return found
}

const yearHeader =
  /^(?:y|x|yr|nam|fy|value|(?:export|import|trade)s?(?: value)?(?: in)?|(?:exported|imported) value in)? ?((?:19|20)\d\d)(?: yr\1)?$/
/** Columns that each hold one year's values: '2019', 'X2019', '2019 [YR2019]', 'Exported value in 2019'; none where a year stands twice. */
export const yearColumns = (headers: readonly string[]): { at: number; period: string }[] => {
  const found = headers.flatMap((header, at) => {
    const period = yearHeader.exec(columnKey(header))?.[1]
    return period === undefined ? [] : [{ at, period }]
  })
  return new Set(found.map(each => each.period)).size === found.length ? found : []
}

const worldNames = new Set([
  'world',
  'wld',
  'w00',
  '000',
  'tong',
  'the gioi',
  'total',
  'all countries',
  'all',
  'total for all countries',
  'tat ca',
])
const allGoodsNames = new Set(['total', 'all', 'all products', 'all commodities', 'tong', 'tong so', 'tong cong', 'tat ca', 'ag total'])
/** Whether the name stands for all countries together; their sum beside them would count everything twice. */
export const isWorld = (name: string): boolean => worldNames.has(columnKey(name))
/** Whether the name stands for all goods together. */
export const isAllGoods = (name: string): boolean => allGoodsNames.has(columnKey(name))
const groupNames = new Set([
  'european union',
  'eu',
  'eu27',
  'eu28',
  'eun',
  'eu 27',
  'eu 28',
  'lien minh chau au',
  'asean',
  'euro area',
  'oecd',
])
/** Whether the name stands for a group of countries, whose members may stand beside it. */
export const isGroup = (name: string): boolean => groupNames.has(columnKey(name))

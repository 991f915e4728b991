/** Names of establishments taken apart into legal form, work and the name proper. */
import { describe, expect, it } from 'vitest'
import { firmName } from './firms.rules.ts'
import { spelledWords } from './syllables.rules.ts'

const one = (text: string) => spelledWords(text).join(' ')

describe('the same company', () => {
  it.each([
    'Công ty TNHH Sản xuất và Thương mại Hoàng Long',
    'Cty TNHH SX & TM Hoàng Long',
    'C.ty TNHH SX và TM Hoàng Long',
    'CTY TNHH SẢN XUẤT VÀ THƯƠNG MẠI HOÀNG LONG',
    'CtyTNHH SX & TM HoàngLong',
    'Công ty trách nhiệm hữu hạn SX và TM Hoàng Long',
    'TNHH SX và TM Hoàng Long',
    'CT TNHH SX và TM Hoàng Long',
    'Công ty TNHH SX&TM "Hoàng Long"',
    'Công ty TNHH Sản xuất và Thương mại Hoàng Long'.normalize('NFD'),
    'Coong ty TNHH SX và TM Hoangf Long',
  ])('is %s', text =>
    expect(firmName(text)).toMatchObject({ form: 'limited', branch: false, work: 'sản xuất và thương mại', proper: 'hoàng long' }),
  )
})
describe('a legal form', () => {
  it.each([
    ['Công ty TNHH MTV Minh Phát', 'single'],
    ['Công ty TNHH Một thành viên Minh Phát', 'single'],
    ['Cty TNHH 1 thành viên Minh Phát', 'single'],
    ['TNHH 1TV Minh Phát', 'single'],
    ['Công ty TNHH hai thành viên trở lên Minh Phát', 'limited'],
    ['CTCP Minh Phát', 'stock'],
    ['Cty CP Minh Phát', 'stock'],
    ['Công ty Cổ phần Minh Phát', 'stock'],
    ['DNTN Minh Phát', 'private'],
    ['Doanh nghiệp TN Minh Phát', 'private'],
    ['Doanh nghiệp tư nhân Minh Phát', 'private'],
    ['Xí nghiệp Minh Phát', 'company'],
    ['Công ty Minh Phát', 'company'],
    ['HTX Minh Phát', 'cooperative'],
    ['H.T.X Minh Phát', 'cooperative'],
    ['Hợp tác xã Minh Phát', 'cooperative'],
    ['LHHTX Minh Phát', 'union'],
    ['THT Minh Phát', 'group'],
    ['Tổ hợp tác Minh Phát', 'group'],
    ['HKD Minh Phát', 'household'],
    ['Hộ KD Minh Phát', 'household'],
    ['Hộ kinh doanh cá thể Minh Phát', 'household'],
    ['CSSX Minh Phát', 'household'],
    ['Cơ sở sản xuất Minh Phát', 'household'],
    ['Xưởng SX Minh Phát', 'household'],
    ['Minh Phát (Hộ kinh doanh)', 'household'],
    ['Minh Phat (HTX)', 'cooperative'],
    ['CONG TY CO PHAN MINH PHAT', 'stock'],
    ['hop tac xa Minh Phát', 'cooperative'],
    ['Minh Phát', null],
  ] as const)('in %s is %s', (text, form) => {
    const name = firmName(text)
    expect(name.form).toBe(form)
    expect(['minh phát', 'minh phat']).toContain(name.proper)
  })
})
describe('the work', () => {
  it.each([
    ['HTX NN Duyên Thái', 'nông nghiệp', 'duyên thái'],
    ['HTX Mây tre đan Phú Vinh', 'mây tre đan', 'phú vinh'],
    ['HTX dịch vụ nông nghiệp và tổng hợp Quang Trung', 'dịch vụ nông nghiệp và tổng hợp', 'quang trung'],
    ['TNHH MTV SX TM DV XNK Minh Phát', 'sản xuất thương mại dịch vụ xuất nhập khẩu', 'minh phát'],
    ['Công ty CP SX-TM-DV & XNK Á Châu', 'sản xuất thương mại dịch vụ và xuất nhập khẩu', 'á châu'],
    ['Công ty CP SXTMDV Á Châu', 'sản xuất thương mại dịch vụ', 'á châu'],
    ['Cơ sở sản xuất mây tre đan Hùng Hoa', 'mây tre đan', 'hùng hoa'],
    ['Hùng Hoa mây tre đan', 'mây tre đan', 'hùng hoa'],
    ['Xưởng mộc Hùng Thủy', 'mộc', 'hùng thủy'],
    ['Hùng Thủy (Xưởng mộc)', 'mộc', 'hùng thủy'],
    ['HỢP TÁC XÃ THỦ CÔNG MỸ NGHỆ PHÚ NGHĨA', 'thủ công mỹ nghệ', 'phú nghĩa'],
    ['HTX TCMN Phú Nghĩa', 'thủ công mỹ nghệ', 'phú nghĩa'],
    ['Cơ sở may Lan Anh', 'may', 'lan anh'],
    ['CTCP Gốm Sứ Bát Tràng Việt', 'gốm sứ', 'bát tràng việt'],
  ])('of %s is %s', (text, work, proper) => expect(firmName(text)).toMatchObject({ work: one(work), proper: one(proper) }))
  it.each([
    ['Cơ sở May Mắn', 'may mắn'],
    ['CSSX Hương Sơn', 'hương sơn'],
    ['Công ty TNHH Sơn Hà', 'sơn hà'],
    ['Doanh nghiệp tư nhân Ngọc Sơn', 'ngọc sơn'],
    ['Cơ sở Kim Hoa', 'kim hoa'],
    ['Công ty TNHH Đồng Tâm', 'đồng tâm'],
  ])('is not taken out of the name %s', (text, proper) => expect(firmName(text)).toMatchObject({ work: '', proper }))
})
describe('a household named after its owner', () => {
  it.each([
    'HKD Nguyễn Văn Hùng',
    'Hộ kinh doanh Nguyễn Văn Hùng',
    'Hộ ông Nguyễn Văn Hùng',
    'Hộ KD ông Nguyễn Văn Hùng',
    'Hộ ông/bà Nguyễn Văn Hùng',
    'Hộ kinh doanh gốm sứ Nguyễn Văn Hùng',
    'Nguyễn Văn Hùng (hộ KD)',
    'Nguyễn Văn Hùng',
    'Hộ SXKD NGUYỄN VĂN HÙNG',
  ])('%s', text => expect(firmName(text).person).toBe('nguyễn văn hùng'))
  it('may bear a given name that is also work', () => {
    expect(firmName('HKD Trần Văn Mộc').person).toBe('trần văn mộc')
    expect(firmName('Hộ bà Nguyễn Thị Thêu').person).toBe('nguyễn thị thêu')
  })
  it.each(['Hộ kinh doanh Hoàng Long', 'Công ty TNHH Ngô Gia Tự', 'HTX Trần Phú', 'Cơ sở Hùng Hoa', 'Hộ kinh doanh Lê Gia'])(
    'is not %s',
    text => expect(firmName(text).person).toBeNull(),
  )
})
it('a branch is told from its house', () => {
  expect(firmName('Chi nhánh Công ty TNHH Hoàng Long')).toMatchObject({ branch: true, form: 'limited', proper: 'hoàng long' })
  expect(firmName('CN Cty TNHH Hoàng Long')).toMatchObject({ branch: true, form: 'limited', proper: 'hoàng long' })
  expect(firmName('Công ty TNHH Hoàng Long').branch).toBe(false)
})
it('a name that is nothing but form and work keeps its work', () => {
  expect(firmName('HTX.')).toEqual({ form: 'cooperative', branch: false, work: '', proper: '', person: null })
  expect(firmName('Công ty TNHH Gốm sứ')).toMatchObject({ form: 'limited', work: 'gốm sứ', proper: '' })
  expect(firmName('')).toEqual({ form: null, branch: false, work: '', proper: '', person: null })
})

/** The report's template and the filling of templates, as a records officer would check them. */
import { readFileSync } from 'node:fs'
import { Zip } from 'easy-template-x'
import { describe, expect, it } from 'vitest'
import { DocumentRefusal, listed, type PaperProjects, type ReportPaper, renderDocument, templateTags, textOfDocument } from './document.ts'

const template = new Uint8Array(readFileSync(new URL('../../templates/bao-cao.docx', import.meta.url)))

const projects = (ten: string, n: number): PaperProjects => ({
  ten,
  so_de_an: String(n),
  duyet: `${n}.111.000.000`,
  tam_ung: `${n}.222.000.000`,
  quyet_toan: `${n}.333.000.000`,
})

/** A report as long as a real one gets: invented figures, thirty units, long names. */
const longReport = (): ReportPaper => ({
  nhan_demo: 'BẢN MINH HỌA – SỐ LIỆU ĐƯỢC ĐẶT RA',
  co_quan_chu_quan: 'UBND THÀNH PHỐ HÀ NỘI',
  co_quan_ban_hanh: 'SỞ CÔNG THƯƠNG',
  so_ky_hieu: '        /BC-SCT',
  dia_danh: 'Hà Nội',
  ngay_thang: 'ngày      tháng 11 năm 2024',
  trich_yeu: 'Kết quả thực hiện Chương trình khuyến công thành phố Hà Nội 11 tháng năm 2024 (từ ngày 15/12/2023 đến ngày 14/11/2024)',
  co_kinh_gui: true,
  kinh_gui: '',
  kinh_gui_nhieu: listed(['Ủy ban nhân dân thành phố Hà Nội', 'Cục Công Thương địa phương, Bộ Công Thương']),
  can_cu: listed([
    'Căn cứ Nghị định số 45/2012/NĐ-CP ngày 21 tháng 5 năm 2012 của Chính phủ về khuyến công',
    'Căn cứ kế hoạch năm (bản minh họa)',
  ]),
  mo_dau: 'Sở Công Thương báo cáo kết quả thực hiện Chương trình khuyến công trong kỳ, số liệu tính đến hết ngày 14/11/2024, như sau:',
  mo_dau_chi_tieu:
    'Trong 5 chỉ tiêu của kế hoạch, 2 chỉ tiêu trong khoảng, 1 chỉ tiêu vượt, 1 chỉ tiêu dưới mức và 1 chỉ tiêu chưa xác định.',
  chi_tieu: [
    ['1', 'Tăng trưởng kim ngạch xuất khẩu hàng thủ công mỹ nghệ', '%', '6–8', 'chưa xác định', 'Chưa xác định', 'Chưa xác định', 'CT-01'],
    ['2', 'Mẫu thiết kế sản phẩm thủ công mỹ nghệ mới', 'mẫu', '650–800', '712', 'Trong khoảng', 'Đã đạt', 'CT-02'],
    [
      '3',
      'Lượt doanh nghiệp tham gia hội chợ, triển lãm trong nước và ngoài nước',
      'lượt doanh nghiệp',
      '600–650',
      '655',
      'Vượt',
      'Đã đạt',
      'CT-03',
    ],
    ['4', 'Cơ sở công nghiệp nông thôn được hỗ trợ ứng dụng máy móc tiên tiến', 'cơ sở', '10–15', '9', 'Dưới mức', 'Còn khả năng', 'CT-04'],
    [
      '5',
      'Lượt học viên đào tạo, tập huấn nâng cao năng lực quản lý',
      'lượt học viên',
      '2.000–2.500',
      '2.046',
      'Trong khoảng',
      'Đã đạt',
      'CT-05',
    ],
  ].map(([tt = '', ten = '', don_vi_tinh = '', ke_hoach = '', thuc_hien = '', so_voi_ke_hoach = '', kha_nang = '', ma_so_lieu = '']) => ({
    ...{ tt, ten, don_vi_tinh, ke_hoach, thuc_hien, so_voi_ke_hoach, kha_nang, ma_so_lieu },
  })),
  don_vi_tien: 'đồng',
  theo_noi_dung: [
    'Đào tạo nghề, truyền nghề; nâng cao năng lực quản lý',
    'Hỗ trợ ứng dụng máy móc thiết bị tiên tiến, chuyển giao công nghệ',
    'Phát triển sản phẩm công nghiệp nông thôn tiêu biểu, thiết kế mẫu mã, hội chợ, triển lãm',
    'Tư vấn, cung cấp thông tin, tuyên truyền',
    'Nâng cao năng lực quản lý và tổ chức thực hiện',
  ].map((ten, i) => projects(ten, 11 + i)),
  cap_don_vi: 'CẤP HUYỆN',
  theo_don_vi: [
    ...Array.from({ length: 29 }, (_, i) =>
      projects(`Huyện minh họa số ${i + 1}${i % 7 ? '' : ' có tên gọi dài hơn một dòng trong bảng'}`, i + 1),
    ),
    { ten: 'Chưa xác định đơn vị', so_de_an: '3', duyet: '0', tam_ung: '0', quyet_toan: 'chưa xác định' },
  ],
  tong_so_de_an: '438',
  tong_duyet: '45.678.901.234',
  tong_tam_ung: '34.567.890.123',
  tong_quyet_toan: '23.456.789.012',
  theo_nguon: ['Đào tạo nghề, nâng cao năng lực quản lý', 'Hỗ trợ ứng dụng máy móc thiết bị tiên tiến'].map(noi_dung => ({
    noi_dung,
    nguon: ['Khuyến công quốc gia', 'Khuyến công địa phương', 'Nguồn hợp pháp khác'].map(ten => ({
      ...{
        ten,
        du_toan: '12.345.678.901',
        da_duyet: '11.345.678.901',
        tam_ung: '5.000.000.000',
        quyet_toan: '4.987.654.321',
        con_lai: '1.000.000.000',
      },
    })),
  })),
  kp_tong_du_toan: '74.074.073.406',
  kp_tong_da_duyet: '68.074.073.406',
  kp_tong_tam_ung: '30.000.000.000',
  kp_tong_quyet_toan: '29.925.925.926',
  kp_tong_con_lai: '6.000.000.000',
  nhan_xet: [
    { noi_dung: '1. Đánh giá: tiến độ chung bám sát kế hoạch; các lớp tập huấn và hội chợ hoàn thành trước thời hạn.' },
    { noi_dung: '2. Khó khăn: một số cơ sở chưa bố trí đủ vốn đối ứng; hồ sơ quyết toán còn chậm.' },
    { noi_dung: '3. Kiến nghị: đề nghị Ủy ban nhân dân thành phố xem xét, điều chỉnh kế hoạch cho phù hợp.' },
  ],
  ghi_chu: 'Ghi chú: “chưa xác định” là số liệu chưa có đủ căn cứ để tính, không phải bằng 0.',
  ket_thuc: 'Trên đây là báo cáo kết quả thực hiện Chương trình khuyến công; Sở Công Thương kính báo cáo Ủy ban nhân dân thành phố',
  noi_nhan: listed(['Như trên', 'Chủ tịch UBND thành phố (để báo cáo)', 'Giám đốc, các Phó Giám đốc Sở', 'Lưu: VT, QLCN']),
  quyen_han_ky: 'KT. GIÁM ĐỐC',
  chuc_danh_ky: 'PHÓ GIÁM ĐỐC',
  nguoi_ky: 'Nguyễn Văn Minh Họa',
})

/** A one-paragraph (or one-table) template made from the report's own file. */
async function templateWith(body: string): Promise<Uint8Array> {
  const zip = await Zip.load(Buffer.from(template))
  zip.setFile(
    'word/document.xml',
    `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  )
  return new Uint8Array(await zip.export<Buffer>())
}
const line = (text: string) => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`
async function problemsOf(work: Promise<unknown>): Promise<readonly string[]> {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  )
  expect(error).toBeInstanceOf(DocumentRefusal)
  return error instanceof DocumentRefusal ? error.problems.map(p => p.message) : []
}

describe('the report template', () => {
  it('asks for exactly the fields that a report paper has', async () => {
    const paper = longReport()
    const rows = [paper.chi_tieu, paper.theo_noi_dung, paper.theo_nguon, paper.theo_nguon[0]?.nguon ?? [], paper.nhan_xet]
    const fields = new Set([...Object.keys(paper), ...rows.flatMap(list => Object.keys(list[0] ?? {}))])
    expect(new Set(await templateTags(template))).toEqual(fields)
  })

  it('leaves no tag behind and prints every figure it was given', async () => {
    const paper = longReport()
    const text = await textOfDocument(await renderDocument(template, paper))
    expect(text).not.toMatch(/[{}]/)
    const given = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(given) : []
    for (const words of given(paper)) expect(text).toContain(words.trim())
    expect(text).toContain('2\tMẫu thiết kế sản phẩm thủ công mỹ nghệ mới\tmẫu\t650–800\t712\tTrong khoảng\tĐã đạt\tCT-02')
    expect(text).toContain('Tổng cộng\t438\t45.678.901.234\t34.567.890.123\t23.456.789.012')
    expect(text.split('\n').filter(row => row.startsWith('Huyện minh họa'))).toHaveLength(29)
  })

  it('stands on the page that Decree 30/2020 asks for', async () => {
    const zip = await Zip.load(Buffer.from(await renderDocument(template, longReport())))
    const part = (path: string) => zip.getFile(path).getContentText()
    const body = await part('word/document.xml')
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"/>')
    expect(body).toMatch(/<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701"/)
    expect(body).toContain('<w:titlePg/>')
    expect(body).not.toContain('<w:u ')
    expect(body.match(/prst="line"/g)).toHaveLength(3)
    expect(await part('word/header1.xml')).toContain(' PAGE ')
    expect(await part('word/header2.xml')).not.toContain(' PAGE ')
    expect(await part('word/styles.xml')).toMatch(/Times New Roman.*w:val="vi-VN"/s)
  })

  it('drops the demo line, the addressees and the note when there are none', async () => {
    const paper = { ...longReport(), nhan_demo: '', co_kinh_gui: false, kinh_gui_nhieu: [], ghi_chu: '', quyen_han_ky: '' }
    const text = await textOfDocument(await renderDocument(template, paper))
    expect(text).not.toMatch(/MINH HỌA|Kính gửi|Ghi chú|KT\./)
    expect(text.split('\n')[0]).toContain('UBND THÀNH PHỐ HÀ NỘI')
  })

  it('leaves the number to the records office', async () => {
    const zip = await Zip.load(Buffer.from(await renderDocument(template, longReport())))
    expect(await zip.getFile('word/document.xml').getContentText()).toContain('>        /BC-SCT<')
  })
})

describe('filling a template', () => {
  it('gives the same bytes for the same paper', async () => {
    const first = await renderDocument(template, longReport())
    const second = await renderDocument(template, longReport())
    expect(Buffer.from(first).equals(Buffer.from(second))).toBe(true)
  })

  it('writes composed Vietnamese and drops characters that Word refuses', async () => {
    const filled = await renderDocument(await templateWith(line('{ten}')), { ten: 'Hòa\u0001 Bình & <Đông Anh>'.normalize('NFD') })
    expect(await textOfDocument(filled)).toBe('Hòa Bình & <Đông Anh>')
  })

  it('does not take braces in the data for tags', async () => {
    const filled = await renderDocument(await templateWith(line('{ten} {ma}')), { ten: '{ma}', ma: '7' })
    expect(await textOfDocument(filled)).toBe('{ma} 7')
  })

  it('names every tag that the data do not know', async () => {
    const body = line('{ten_sai} {constructor}') + line('{#ds [loopOver: "paragraph"]}{ten}{la}{/ds}')
    expect(await problemsOf(renderDocument(await templateWith(body), { ds: [{ ten: 'a' }] }))).toEqual([
      'Thẻ {ten_sai} không có trong dữ liệu của văn bản này.',
      'Thẻ {constructor} không có trong dữ liệu của văn bản này.',
      'Thẻ {la} không có trong dữ liệu của văn bản này.',
    ])
  })

  it('names a loop that is not closed, or closed by another name', async () => {
    const tryWith = async (text: string) => problemsOf(renderDocument(await templateWith(line(text)), { a: [], b: [] }))
    expect(await tryWith('{#a}x')).toEqual(['Thẻ {#a} mở vòng lặp mà không đóng.'])
    expect(await tryWith('x{/a}')).toEqual(['Thẻ {/a} đóng một vòng lặp chưa mở.'])
    expect(await tryWith('{#a}x{/b}')).toEqual(['Thẻ {#a} lại được đóng bằng {/b}.'])
  })

  it('names a list that stands alone, a tag without a name and a brace that is missing', async () => {
    const tryWith = async (text: string) => problemsOf(renderDocument(await templateWith(line(text)), { a: [] }))
    expect(await tryWith('{a}')).toEqual(['Thẻ {a} là một danh sách, phải viết thành cặp {#a} … {/a}.'])
    expect(await tryWith('{}')).toContain('Thẻ {} không có tên.')
    expect((await tryWith('Số: {a'))[0]).toContain('{a')
    expect((await tryWith('Số: {a, ngày {b}'))[0]).toContain('{a, ngày {b}')
  })

  it('refuses what is not a Word document, in words an officer understands', async () => {
    expect(await problemsOf(templateTags(new TextEncoder().encode('Báo cáo')))).toEqual([
      'Tệp mẫu không mở được. Hãy chọn một tệp Word (.docx).',
    ])
  })

  it('marks the lines of a list as the decree does', () => {
    expect(listed(['Như trên;', 'Lưu: VT']).map(l => l.noi_dung)).toEqual(['Như trên;', 'Lưu: VT.'])
  })
})

/** The example workbooks as bytes: the same code gives the same bytes. */
import { workbooks } from '../../src/domains/exchange/workbooks.schema.ts'
import { plan2024 } from './plan.ts'
import { projects2024 } from './projects-2024.ts'
import { type About, readme } from './readme.ts'
import { register2024 } from './register.ts'
import { type Expected, results2024 } from './results-2024.ts'
import { type ExampleBook, writeExample } from './workbook.ts'
import { books2026 } from './year-2026.ts'

/** Path below `examples/` → bytes, of both example years with their READMEs. */
export const writeExamples = async (): Promise<Record<string, Uint8Array>> => {
  const written: Record<string, Uint8Array> = {}
  const write = async (about: About, books: readonly ExampleBook[], expected: Expected) => {
    for (const book of books) written[`${about.folder}/${workbooks[book.kind].fileName}`] = await writeExample(book)
    written[`${about.folder}/README.md`] = new TextEncoder().encode(readme(about, books, expected))
  }
  const register = register2024()
  const projects = projects2024(register.establishments)
  const results = results2024(register.establishments, projects.rows)
  await write(
    {
      folder: 'ha-noi-2024',
      title: 'Bộ minh họa: Hà Nội năm 2024',
      says: [
        '**Tất cả đều là dữ liệu minh họa, được đặt ra**: cơ sở, người, mã số thuế, đề án, số tiền, mẫu mới, hội chợ, lớp học, kim ngạch. Không dùng để ra quyết định, không trích dẫn.',
        'Có thật: tên xã, phường, huyện, quận năm 2024; năm chỉ tiêu và khoảng chỉ tiêu của KH 43/KH-UBND ngày 31/01/2024. Tên làng và nghề lấy từ một trang du lịch công khai, chưa kiểm chứng; quyết định công nhận làng nghề có ghi thì là đặt ra và bắt đầu bằng `MINH-HOA`. Kinh phí của kế hoạch là số liệu minh họa vì chưa biết kinh phí thật.',
        `Gồm ${register.establishments.length} cơ sở (bốn cơ sở trong đó được ghi thêm một lần theo cách khác, để hàng chờ bản ghi trùng có việc), ${register.villages} làng nghề, ${register.artisans} nghệ nhân, ${projects.rows.length} đề án của năm 2024 ở mọi trạng thái ghi được bằng cột ngày (trạng thái “Chờ bổ sung” không có cột ngày nên không có ở đây), 12 đề án đã thanh lý của năm 2022, 2023. Mã đều bắt đầu bằng \`MH-\`, mã số thuế bằng \`0199\`, điện thoại bằng \`0900000\`, thư điện tử ở \`vidu.vn\`.`,
      ],
      asOf: '2024-11-22',
      asOfText: '22/11/2024',
      outlook: {
        export_growth: 'trong khoảng 6–8 %; tháng 10 là số sơ bộ, còn phụ thuộc hai tháng cuối năm',
        new_designs: 'dưới mức 650; còn đạt được nhờ 30 mẫu tư vấn đã lên lịch ngày 10/12',
        fair_participations: 'trong khoảng 600–650',
        machine_establishments: 'dưới mức 10; chưa chắc đạt: ba đề án đang làm chưa có ngày hoàn thành hoặc đã quá ngày',
        managers_trained: 'trong khoảng 2.000–2.500',
      },
      notes: [
        'Năm mẫu tạo năm 2023, khai báo năm 2024, không được tính vào năm 2024.',
        'Một cơ sở có hai đề án máy móc đã nghiệm thu, một đề án máy móc có hai cơ sở: chỉ tiêu đếm cơ sở khác nhau.',
        'Một số cơ sở đăng ký hội chợ đã diễn ra nhưng chưa rõ có tham gia: là “chưa xác định”, không cộng vào.',
      ],
    },
    [plan2024(results.schedule, projects.rows), register.book, projects.book, results.book],
    results.expected,
  )

  const small = books2026()
  await write(
    {
      folder: 'xa-2026',
      title: 'Bộ minh họa nhỏ: năm 2026, không còn cấp huyện',
      says: [
        '**Tất cả đều được đặt ra**: kế hoạch, chỉ tiêu, kinh phí, cơ sở, làng nghề, đề án, kết quả. Không có văn bản nào tên `MINH-HOA-2026`. Chỉ tên 126 xã, phường là có thật.',
        'Bộ này để thử quy định từ 15/10/2025: cơ sở ở xã, cơ sở ở phường ngoài làng nghề, cơ sở ở phường trong làng nghề được công nhận, làng nghề chưa rõ công nhận, hồ sơ nộp từ 01/07 đến 14/10/2025, hộ kinh doanh dùng mã số thuế 12 số.',
      ],
      asOf: '2026-11-22',
      asOfText: '22/11/2026',
      outlook: {
        export_growth: 'trong khoảng 5–7 %; còn phụ thuộc hai tháng cuối năm',
        new_designs: 'trong khoảng 20–40',
        fair_participations: 'dưới mức 30; còn đạt được nhờ hội chợ ngày 02/12',
        machine_establishments: 'trong khoảng 2–4',
        managers_trained: 'dưới mức 80; còn đạt được nhờ lớp bế giảng ngày 10/12',
      },
      notes: [],
    },
    small.books,
    small.expected,
  )
  return written
}

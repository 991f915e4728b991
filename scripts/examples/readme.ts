/** The README of an example: what it is, what is wrong in it on purpose, what its report must come to. */
import type { TargetCode } from '../../src/domains/plans/plans.schema.ts'
import { sayNumber } from '../../src/kernel/money.ts'
import { targetNames } from './plan.ts'
import type { Expected } from './results-2024.ts'
import { type ExampleBook, effects, seededCells } from './workbook.ts'

export interface About {
  folder: string
  title: string
  /** Paragraphs under the title. */
  says: readonly string[]
  /** Day of the figures, 'YYYY-MM-DD' and as people write it. */
  asOf: string
  asOfText: string
  /** What stands beside each actual: its interval, level and outlook. */
  outlook: Record<TargetCode, string>
  /** More to know about the figures. */
  notes: readonly string[]
}

const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  `| ${head.join(' | ')} |`,
  `|${head.map(() => '---').join('|')}|`,
  ...rows.map(row => `| ${row.join(' | ')} |`),
]

export const readme = (about: About, books: readonly ExampleBook[], expected: Expected): string => {
  const seeded = books.flatMap(seededCells)
  const actual: Record<TargetCode, number> = {
    export_growth: expected.growth,
    new_designs: expected.designs.reported,
    fair_participations: expected.fairs,
    machine_establishments: expected.machines.establishments,
    managers_trained: expected.managers.attendances,
  }
  const { declared, variants, copies, reported } = expected.designs
  return `${[
    `# ${about.title}`,
    '',
    ...about.says.flatMap(text => [text, '']),
    '## Cách dùng',
    '',
    '```',
    `npx khuyencong run examples/${about.folder} --out out --as-of ${about.asOf}`,
    '```',
    '',
    `Không ghi \`--as-of\` thì số liệu lấy đến ngày cuối kỳ năm (14/12), nên phần so với kế hoạch dưới đây sẽ khác.`,
    '',
    seeded.length ? '## Lỗi và trường hợp cài sẵn' : '',
    ...(seeded.length ? [''] : []),
    ...table(
      ['Tệp', 'Trang', 'Ô', 'Lỗi hoặc trường hợp', 'Kết quả'],
      seeded.map(({ file, sheet, cell, says, effect }) => [file, sheet, cell, says, effects[effect]]),
    ),
    '',
    `Tổng cộng ${seeded.filter(seed => seed.effect === 'rejected').length} dòng bị từ chối.`,
    '',
    `## Kết quả phải ra vào ngày ${about.asOfText}`,
    '',
    ...table(
      ['Chỉ tiêu', 'Mã', 'Thực hiện', 'So với kế hoạch'],
      (Object.keys(actual) as TargetCode[]).map(code => [
        targetNames[code].name,
        `\`${code}\``,
        `${sayNumber(actual[code])} ${targetNames[code].unit}`,
        about.outlook[code],
      ]),
    ),
    '',
    `- Mẫu mới: khai báo ${declared} mẫu (thêm ${variants} biến thể không đếm), trừ ${copies} mẫu đã xác nhận là bản sao, còn ${reported}.`,
    `- Máy móc: ${expected.machines.projects} đề án đã nghiệm thu, ${expected.machines.establishments} cơ sở khác nhau.`,
    `- Tập huấn quản lý: ${sayNumber(expected.managers.attendances)} lượt học viên, ${sayNumber(expected.managers.persons)} người khác nhau.`,
    ...(expected.vocational ? [`- Đào tạo nghề (số liệu riêng, không cộng vào chỉ tiêu): ${expected.vocational} lượt.`] : []),
    ...about.notes.map(note => `- ${note}`),
    '',
    'Các tệp do `npx tsx scripts/build-examples.ts` viết ra; chạy lại cho đúng từng byte.',
    '',
    'Riêng `danh-sach-ocop.csv` được đặt ra theo dạng danh sách hỗ trợ OCOP, để thử đối chiếu trùng lặp hỗ trợ (*Trùng lặp hỗ trợ → Danh sách chương trình khác*). Ba dòng ghi máy mà một đề án trong bộ này cũng xin; các dòng khác là nội dung khác hoặc chủ thể không có trong sổ bộ. Bản minh họa nhập sẵn danh sách này.',
  ].join('\n')}\n`
}

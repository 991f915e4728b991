import { expect, test } from 'vitest'
import type { Problem } from './lines.rules.ts'
import { remarksOf } from './remarks.rules.ts'

const problem = (cell: string, reason: string, sheet = 'Cơ sở'): Problem => ({
  level: 'error',
  sheet,
  row: Number(cell.slice(1)),
  cell,
  column: 'Loại hình',
  cause: 'choice',
  reason,
  fix: 'Chọn một trong: Doanh nghiệp; Hợp tác xã',
})

test('the same fault in many cells is read once, with every cell; another fault or another sheet is another remark', () => {
  const remarks = remarksOf([
    problem('C2', '“Không rõ” không có trong danh mục'),
    problem('C3', '“Cty” không có trong danh mục'),
    problem('C4', '“Không rõ” không có trong danh mục'),
    problem('C4', '“Không rõ” không có trong danh mục'),
    problem('C2', '“Không rõ” không có trong danh mục', 'Nghệ nhân'),
  ])
  expect(remarks.map(({ sheet, reason, cells }) => [sheet, reason.slice(0, 9), cells])).toEqual([
    ['Cơ sở', '“Không rõ', ['C2', 'C4']],
    ['Cơ sở', '“Cty” khô', ['C3']],
    ['Nghệ nhân', '“Không rõ', ['C2']],
  ])
})

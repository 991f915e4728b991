/** A call as its form sends it, for tests. */
export const callForm = (more: object = {}) => ({
  year: 2027,
  title: 'Đợt đăng ký thử',
  activities: ['machine', 'trademark'],
  budget: 1_000_000_000,
  groupBudgets: { technology: 800_000_000, products: 200_000_000 },
  opensOn: '2026-11-01',
  closesOn: '2026-12-15',
  handlingDays: null,
  guidance: ['Đọc kỹ trước khi nộp.', 'Hỏi cán bộ xã khi cần.'],
  contact: 'Phòng thử, 024 0000 0000',
  papers: [],
  ...more,
})

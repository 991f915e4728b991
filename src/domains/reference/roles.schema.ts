/** The roles of the programme, and who reads it. */
export const roles = {
  applicant: 'Cơ sở đăng ký',
  local_officer: 'Cán bộ địa phương',
  centre_officer: 'Cán bộ Trung tâm Khuyến công',
  appraiser: 'Cán bộ thẩm định Sở',
  leader: 'Lãnh đạo Sở Công Thương',
  accountant: 'Kế toán',
  viewer: 'Người xem của Thành phố',
  auditor: 'Kiểm toán',
  judge: 'Giám khảo cuộc thi',
  admin: 'Quản trị hệ thống',
} as const
export type Role = keyof typeof roles
/** Everyone who reads projects and reports; an administrator acts on no project and reads none. */
export const readers: readonly Role[] = [
  'applicant',
  'local_officer',
  'centre_officer',
  'appraiser',
  'leader',
  'accountant',
  'viewer',
  'auditor',
]
/** Officers and overseers: readers that are not applicants. */
export const officials: readonly Role[] = readers.filter(role => role !== 'applicant')

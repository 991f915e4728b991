/** Vietnamese words of those who score: who sits, what they declared, their sheet. Councils and juries say them alike. */
export default {
  account: 'Người',
  seat: 'Vai trò',
  office: 'Chức vụ, đơn vị',
  reason: 'Lý do',
  left: 'Thôi tham gia ngày {{day}}: {{reason}}',
  declaredOn: 'Đã khai báo xung đột lợi ích ngày {{day}}',
  declareWaits: 'Chưa khai báo xung đột lợi ích',
  conflictAdd: 'Ghi xung đột',
  conflictLift: 'Gỡ xung đột',

  declare: 'Khai báo xung đột lợi ích',
  declared: 'Đã khai báo',

  pointsMissing: 'Chưa cho điểm “{{title}}”.',
  pointsRange: 'Điểm “{{title}}” từ 0 đến {{max}}, nhiều nhất một chữ số thập phân.',
  pointsUnset: 'chưa có điểm',
  maxTotal: 'Tổng {{max}} điểm',
  pointsOf: 'Điểm (0–{{max}})',
  evidence: 'Xem ở: {{evidence}}',
  note: 'Nhận xét',
  noteWhole: 'Nhận xét chung',
  totalOf: '{{total}}/{{max}} điểm',
  handIn: 'Nộp phiếu',
  handedIn: 'Đã nộp phiếu',
} as const

/** Vietnamese words of the plan. */
export default {
  none: 'Chưa có kế hoạch năm {{year}}. Nhập kế hoạch từ Excel ở mục Nhập Excel.',
  draftOpen: 'Đang có một dự thảo điều chỉnh. Hoàn thành hoặc phê duyệt dự thảo đó trước.',
  samePerson: 'Bạn đã soạn dự thảo này nên người khác phải ghi nhận phê duyệt.',
  future: 'Ngày ban hành không được sau ngày nghiệp vụ.',
  notDraft: 'Chỉ dự thảo mới sửa và phê duyệt được.',
} as const

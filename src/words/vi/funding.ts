/** Vietnamese words of money. */
export default {
  noLine: 'Kế hoạch năm {{year}} chưa có dòng ngân sách cho nội dung và nguồn kinh phí này. Bổ sung dòng ngân sách trong kế hoạch trước.',
  otherIssuer: 'Quyết định số {{number}} ngày này đã được ghi là của {{issuer}}. Kiểm tra lại số hoặc cơ quan quyết định.',
  aboveRequested: 'Kinh phí được duyệt không được vượt kinh phí đề nghị.',
} as const

/** Vietnamese words of accounts and sign-in. */
export default {
  wrongPassword: 'Tên đăng nhập hoặc mật khẩu chưa đúng. Kiểm tra lại rồi thử lại.',
  locked: 'Tài khoản tạm khóa vì nhập sai nhiều lần. Thử lại sau {{minutes}} phút hoặc nhờ quản trị viên.',
  personaOnlyInDemo: 'Đăng nhập nhanh chỉ có trong bản minh họa.',
  noPersona: 'Không có vai minh họa này.',
  adminAlone: 'Quản trị hệ thống không kiêm vai trò xử lý hồ sơ.',
  signInFirst: 'Cần đăng nhập để làm việc này.',
  erasedAccount: '(đã xóa theo yêu cầu)',
  csrf: 'Phiên làm việc không khớp. Tải lại trang rồi thử lại; nội dung đã nhập vẫn còn trên màn hình.',
  notYourRole: 'Việc này dành cho: {{roles}}.',
} as const

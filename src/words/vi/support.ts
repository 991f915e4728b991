/** Vietnamese words of "Tôi được hỗ trợ gì?" as the server says them. */
export default {
  you: 'Cơ sở của bạn',
  villageUnsure: 'chưa rõ tên',
  villageNone: 'Không tìm thấy làng nghề {{code}}. Chọn lại làng nghề, hoặc chọn “Không rõ”.',
  unitNotToday: 'Xã, phường này không còn trong danh mục hiện nay. Chọn lại xã, phường nơi cơ sở hoạt động.',
  pastNotLooked:
    'Chưa xét các hỗ trợ đã nhận trước đây vì chưa rõ là cơ sở nào trong sổ bộ. Đăng nhập bằng tài khoản của cơ sở, hoặc nhờ cán bộ chọn cơ sở khi tra cứu, thì phần này được xét.',
  pastLooked: 'Đã xét hỗ trợ {{name}} nhận trước đây: {{count}} đề án đã nghiệm thu.',
  pastNone: 'Đã xét hỗ trợ {{name}} nhận trước đây: chưa có đề án nào đã nghiệm thu.',
  running: '{{code}} “{{name}}”: {{state}}.',
  runningEffect: 'Đề nghị thêm “{{activity}}” trong năm {{year}} sẽ bị xét là trùng; nội dung khác không bị ảnh hưởng.',
  formTitle: 'Đối tượng',
  formFine: '{{form}} trực tiếp sản xuất công nghiệp, tiểu thủ công nghiệp là đối tượng được hỗ trợ.',
  formArtisanNot: 'Trước ngày 15/10/2025, chính sách hỗ trợ cơ sở sản xuất, chưa hỗ trợ riêng nghệ nhân.',
  formArtisan:
    'Từ ngày 15/10/2025, Nghệ nhân Nhân dân, Nghệ nhân Ưu tú là đối tượng được hưởng; nội dung, mức hỗ trợ cho từng danh hiệu cần cán bộ xem.',
} as const

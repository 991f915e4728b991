/** Vietnamese words of "Tôi được hỗ trợ gì?" as the server says them. */
export default {
  you: 'Cơ sở của bạn',
  villageUnsure: 'chưa rõ tên',
  villageNone: 'Không tìm thấy làng nghề {{code}}. Chọn lại làng nghề, hoặc chọn “Không rõ”.',
  unitNotToday: 'Xã, phường này không còn trong danh mục hiện nay. Chọn lại xã, phường nơi cơ sở hoạt động.',
  formTitle: 'Đối tượng',
  formFine: '{{form}} trực tiếp sản xuất công nghiệp, tiểu thủ công nghiệp là đối tượng được hỗ trợ.',
  formArtisanNot: 'Trước ngày 15/10/2025, chính sách hỗ trợ cơ sở sản xuất, chưa hỗ trợ riêng nghệ nhân.',
  formArtisan:
    'Từ ngày 15/10/2025, Nghệ nhân Nhân dân, Nghệ nhân Ưu tú là đối tượng được hưởng; nội dung, mức hỗ trợ cho từng danh hiệu cần cán bộ xem.',
} as const

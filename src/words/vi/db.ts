/** Vietnamese words for what the database itself refuses. */
export default {
  overLine:
    'Vượt dòng ngân sách: dự toán {{allowed}}, đã duyệt {{used}}, còn {{left}}, đề nghị {{asked}}. Giảm kinh phí hoặc điều chỉnh kế hoạch trước.',
  belowPaid: 'Không thể giảm kinh phí xuống dưới số đã chi {{allowed}}.',
  underAllocated: 'Dự toán mới thấp hơn kinh phí đã duyệt trên dòng này. Giữ dự toán từ mức đã duyệt trở lên.',
  overAllocation: 'Giá trị hợp đồng {{used}} vượt kinh phí được duyệt {{allowed}}.',
  overContract: 'Chi vượt giá trị được phép: được chi {{allowed}}, đã chi {{used}}, đề nghị {{asked}}.',
  belowContract: 'Kinh phí được duyệt {{used}} thấp hơn giá trị hợp đồng {{allowed}}.',
  kept: 'Bản ghi này đang được bản ghi khác dựa vào nên không đổi được.',
  notItsLine: 'Dòng ngân sách không đúng năm, nội dung và nguồn kinh phí của đề án.',
  paidStays: 'Khoản đã chi không sửa hoặc xóa được; ghi thu hồi nếu cần.',
  settlementStays: 'Quyết toán đã ghi không sửa hoặc xóa được.',
  cannotHold: 'Giá trị gửi lên không ghi được. Kiểm tra lại số quá lớn hoặc ký tự lạ.',
  overPaid: 'Số thu hồi {{used}} vượt số đã chi {{allowed}}.',
  overApproved: 'Quyết toán {{used}} vượt kinh phí được duyệt {{allowed}}.',
  projectCosts: 'Chi phí được tính hỗ trợ và kinh phí đề nghị không được vượt tổng kinh phí.',
  targetInterval: 'Mức tối thiểu của chỉ tiêu phải nhỏ hơn hoặc bằng mức tối đa.',
  twice: 'Bản ghi này đã có. Tải lại trang để xem bản đang lưu.',
  noSuch: 'Bản ghi được dẫn tới không còn. Tải lại trang rồi chọn lại.',
  appendOnly: 'Nhật ký chỉ được ghi thêm, không được sửa hoặc xóa.',
  again: 'Có người vừa ghi cùng lúc. Thử lại.',
} as const

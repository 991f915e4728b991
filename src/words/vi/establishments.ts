/** Vietnamese words of the register. */
export default {
  none: 'Không có cơ sở mã {{code}}, hoặc cơ sở không thuộc phạm vi của bạn.',
  changed: 'Cơ sở vừa được người khác sửa. Tải lại để xem bản mới rồi sửa tiếp.',
  badUnit: 'Chọn xã, phường đang có hiệu lực.',
  notYourUnit: 'Cơ sở này không thuộc địa bàn của bạn.',
  merged: 'Cơ sở {{code}} đã gộp vào {{into}}. Sửa ở cơ sở {{into}}, hoặc tách lại trước.',
  personalNumber: 'Ô này có số 12 chữ số giống số định danh cá nhân. Bỏ số ấy đi, hoặc ghi ở ô mã số thuế, nơi số được che.',
  sameName: 'Đây đang là tên của cơ sở.',
  nameThere: 'Tên này đã có trong danh sách.',
  untilFuture: 'Ngày dùng đến không được sau hôm nay.',
  noName: 'Không có tên này, có thể người khác vừa bỏ. Tải lại để xem.',
  unitStands: 'Xã, phường của cơ sở vẫn đang có hiệu lực nên không chuyển theo sắp xếp.',
  notSuccessor: 'Chọn một trong các đơn vị kế tiếp: {{units}}.',
  movedOn: 'Chuyển từ {{from}} sang {{to}} theo sắp xếp đơn vị hành chính từ {{day}}',
  paperErased: 'Tệp này đã được xóa ngày {{day}} theo yêu cầu của chủ thể dữ liệu.',
  settlingMoved: '{{count}} cơ sở đã được chuyển đi hoặc không thuộc phạm vi của bạn. Tải lại rồi chọn tiếp.',
} as const

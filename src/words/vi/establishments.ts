/** Vietnamese words of the register. */
export default {
  none: 'Không có cơ sở mã {{code}}, hoặc cơ sở không thuộc phạm vi của bạn.',
  changed: 'Cơ sở vừa được người khác sửa. Tải lại để xem bản mới rồi sửa tiếp.',
  badUnit: 'Chọn xã, phường đang có hiệu lực.',
  notYourUnit: 'Cơ sở này không thuộc địa bàn của bạn.',
} as const

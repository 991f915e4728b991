/** Vietnamese words of training and of the people in it. */
export default {
  erased: '(đã xóa theo yêu cầu)',
  nobody: 'Không có học viên hay tác giả nào tên như vậy. Kiểm tra lại họ tên, năm sinh.',
} as const

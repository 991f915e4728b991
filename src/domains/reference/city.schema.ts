/** The province that this installation runs for, and its own agencies. */

/** Hà Nội: id of its unit, and the code that rules of one province carry. */
export const province = { unitId: 'p-01', code: '01' } as const

/** The city's own agencies: they serve the whole city. */
export const agencies = [
  { id: 'hn-a-sct', code: 'SCT', name: 'Sở Công Thương', fullName: 'Sở Công Thương Hà Nội', type: 'Sở' },
  {
    id: 'hn-a-ttkc',
    code: 'TTKC',
    name: 'Trung tâm Khuyến công',
    fullName: 'Trung tâm Khuyến công và Tư vấn phát triển công nghiệp Hà Nội',
    type: 'Trung tâm',
  },
] as const

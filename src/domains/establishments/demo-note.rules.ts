/** Records of a demonstration say so in their note; screens mark them. Pure. */
import { searchable } from '../../kernel/text.ts'

/** Whether a record's note says that it is invented or unverified: it begins with 'Minh họa'. */
export const isDemoNote = (note: string | null | undefined): boolean => searchable(note ?? '').startsWith('minh hoa')

/** Which projects paid for a fair: named by an officer, so that the support of a fair is counted from contracts and payments and never guessed. */
import { unique } from 'drizzle-orm/pg-core'
import { entity, f } from '../../kernel/entity.ts'
import { Fair } from '../fairs/fairs.schema.ts'
import type { ActivityCode } from '../reference/catalog.schema.ts'
import { Project } from './projects.schema.ts'

/** Activities whose money goes into a fair. */
export const fairActivities: readonly ActivityCode[] = ['fair_organise', 'domestic_fair', 'foreign_fair']

export const ProjectFair = entity(
  'project_fair',
  'Đề án hỗ trợ hội chợ',
  {
    projectId: f.ref('Đề án', () => Project.table.id),
    fairId: f.ref('Hội chợ', () => Fair.table.id),
    linkedOn: f.date('Ngày gắn'),
  },
  t => [unique().on(t.projectId, t.fairId)],
)

/** Routes of projects: list, one project, its form, its steps, its papers; today's work. */
import * as z from 'zod'
import { FileAnswer, type Route, route } from '../../kernel/route.ts'
import { readers } from '../reference/roles.schema.ts'
import { attachPaper, readPaper } from './papers.actions.ts'
import * as actions from './projects.actions.ts'
import { Project, paperKinds, projectStates } from './projects.schema.ts'
import { type projectActions, projectFlow } from './projects.workflow.ts'
import { takeStep } from './steps.actions.ts'
import { todayFor } from './today.actions.ts'

const tag = 'Đề án'
const code = z.object({ code: z.string().max(30) })
const filers = ['applicant', 'local_officer', 'centre_officer'] as const
/** Everyone who carries some step of the workflow. */
const steppers = ['applicant', 'local_officer', 'centre_officer', 'appraiser', 'leader', 'accountant'] as const
const stepNames = [...new Set(projectFlow.steps.map(step => step.action))] as [
  keyof typeof projectActions,
  ...(keyof typeof projectActions)[],
]

const filed = {
  year: true,
  name: true,
  contentGroup: true,
  activity: true,
  source: true,
  implementer: true,
  implementerName: true,
  unitId: true,
  totalCost: true,
  eligibleCost: true,
  requested: true,
  counterpart: true,
  units: true,
  pilot: true,
  commitsCapital: true,
  commitsNoDouble: true,
  plannedEndOn: true,
} as const
const body = Project.input.pick(filed).extend({ beneficiaries: z.array(z.string().max(30)).max(200) })

export const projectRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/today',
    who: 'signed-in',
    tag: 'Hôm nay',
    summary: 'Việc chờ tôi, sắp đến hạn, mới thay đổi',
    handle: ctx => todayFor(ctx),
  }),
  route({
    method: 'GET',
    path: '/projects',
    who: readers,
    tag,
    summary: 'Đề án trong phạm vi của người xem',
    query: z.object({
      q: z.string().max(200).optional(),
      year: z.coerce.number().int().optional(),
      state: z.string().max(300).optional(),
      contentGroup: z.string().max(40).optional(),
      activity: z.string().max(40).optional(),
      source: z.string().max(40).optional(),
      unitId: z.string().max(40).optional(),
      late: z.stringbool().optional(),
      page: z.coerce.number().int().min(1).optional(),
      size: z.coerce.number().int().min(1).max(500).optional(),
    }),
    handle: (ctx, i) => actions.searchProjects(ctx, i.query),
  }),
  route({
    method: 'GET',
    path: '/projects/form',
    who: filers,
    tag,
    summary: 'Các trường của hồ sơ đề án',
    handle: async () => ({ fields: Project.form.filter(x => x.key in filed), states: projectStates, paperKinds }),
  }),
  route({
    method: 'GET',
    path: '/projects/:code',
    who: readers,
    tag,
    summary: 'Một đề án',
    params: code,
    handle: (ctx, i) => actions.openProject(ctx, i.params.code),
  }),
  route({
    method: 'POST',
    path: '/projects',
    who: filers,
    tag,
    summary: 'Lập hồ sơ nháp',
    body,
    handle: (ctx, i) => actions.draftProject(ctx, i.body),
  }),
  route({
    method: 'PUT',
    path: '/projects/:code',
    who: filers,
    tag,
    summary: 'Sửa hồ sơ nháp hoặc hồ sơ được trả lại',
    params: code,
    body: body.extend({ revision: z.int() }),
    handle: (ctx, i) => actions.correctProject(ctx, i.params.code, i.body),
  }),
  route({
    method: 'POST',
    path: '/projects/:code/steps/:action',
    who: steppers,
    tag,
    summary: 'Làm một bước của quy trình',
    params: code.extend({ action: z.enum(stepNames) }),
    body: z.object({ revision: z.int() }).catchall(z.union([z.string().max(2000), z.number(), z.null()])),
    handle: (ctx, i) => takeStep(ctx, i.params.code, i.params.action, i.body),
  }),
  route({
    method: 'POST',
    path: '/projects/:code/papers',
    who: steppers,
    tag,
    summary: 'Thêm giấy tờ kèm tệp',
    params: code,
    upload: true,
    body: z.object({
      kind: z.enum(Object.keys(paperKinds) as [keyof typeof paperKinds, ...(keyof typeof paperKinds)[]]),
      number: z.string().max(100).optional(),
      issuedOn: z.union([z.iso.date(), z.literal('')]).optional(),
    }),
    handle: (ctx, i) => attachPaper(ctx, i.params.code, i.body, i.files[0]!),
  }),
  route({
    method: 'GET',
    path: '/projects/:code/papers/:id',
    who: readers,
    tag,
    file: true,
    summary: 'Tải tệp của một giấy tờ',
    params: code.extend({ id: z.uuid() }),
    handle: async (ctx, i) => {
      const { bytes, name, mediaType } = await readPaper(ctx, i.params.code, i.params.id)
      return new FileAnswer(bytes, name, mediaType)
    },
  }),
]

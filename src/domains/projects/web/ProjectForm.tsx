/** Filing a project, or correcting a draft or a returned one: four sections, live sums, nothing typed is lost. */
import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import type { FieldModel } from '../../../kernel/entity.ts'
import { ApiProblem, asProblem, get, post, put } from '../../../web/api.ts'
import { date, time } from '../../../web/format.ts'
import { type Session, useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { errorsOf, goToFirst, missingOf, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import frame from '../../../web/ui/recordForm.module.css'
import { saved } from '../../../web/ui/toast.ts'
import { useKept } from '../../../web/ui/useKept.ts'
import { say } from '../../../words/say.ts'
import type { Picked } from './BeneficiaryPicker.tsx'
import { wrongCosts } from './costs.ts'
import { costsOf, ProjectFormFields } from './ProjectFormFields.tsx'
import { type Lists, type ProjectData, projectKey, useLists, useProject } from './project.data.ts'

/** The typed values, with what the pickers show. */
export interface Draft {
  values: RecordValues
  picked: Picked[]
  unitName: string
}
interface FormModel {
  fields: FieldModel[]
}
const useForm = () =>
  useQuery({
    queryKey: ['projects', 'form'],
    queryFn: ({ signal }) => get<FormModel>('/api/projects/form', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function NewProject() {
  const form = useForm()
  const lists = useLists()
  const session = useSession()
  const problem = form.error ?? lists.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void form.refetch()} />
  if (!form.data || !lists.data) return <PageSkeleton />
  return <Form fields={form.data.fields} lists={lists.data} initial={emptyDraft(session)} keep={`ho-so-moi:${session.actor?.id ?? ''}`} />
}
export function EditProject() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const form = useForm()
  const lists = useLists()
  const project = useProject(code)
  const session = useSession()
  const problem = form.error ?? lists.error ?? project.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void project.refetch()} />
  if (!form.data || !lists.data || !project.data) return <PageSkeleton />
  if (!project.data.mayEdit)
    return (
      <EmptyState
        title={say('projectScreens.cannotEdit')}
        text={say('projectScreens.cannotEditText')}
        action={<GoLink to={`/ho-so/${code}`}>{say('projectScreens.backToProject')}</GoLink>}
      />
    )
  return (
    <Form
      key={code}
      fields={form.data.fields}
      lists={lists.data}
      project={project.data}
      initial={draftOf(form.data.fields, project.data)}
      keep={`ho-so:${code}:${session.actor?.id ?? ''}`}
    />
  )
}

const emptyDraft = ({ year, has }: Session): Draft => ({
  values: {
    year,
    source: 'city',
    implementer: has('centre_officer') ? 'centre' : 'beneficiary',
    units: 1,
    pilot: false,
    commitsCapital: false,
    commitsNoDouble: false,
  },
  picked: [],
  unitName: '',
})
const draftOf = (fields: readonly FieldModel[], project: ProjectData): Draft => {
  const held = project as unknown as RecordValues
  return {
    values: Object.fromEntries(fields.map(({ key }) => [key, held[key] ?? null])),
    picked: project.beneficiaries.map(({ code, name, place }) => ({ code, name, place })),
    unitName: project.place,
  }
}

interface FormProps {
  fields: readonly FieldModel[]
  lists: Lists
  initial: Draft
  /** Under which name the browser keeps what is typed. */
  keep: string
  project?: ProjectData
}
function Form({ fields, lists, initial, keep, project }: FormProps) {
  const { values: draft, change, keptAt, restored, forget, reset } = useKept<Draft>(keep, initial)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  // What the typed values are a change of.
  const [base, setBase] = useState(initial)
  const trouble = useRef<HTMLDivElement>(null)
  const client = useQueryClient()
  const go = useGo()
  const activity = lists.activities[String(draft.values.activity ?? '')]
  const order = fields.map(field => field.key)
  const fail = (wrong: Record<string, string>) => {
    setErrors(wrong)
    goToFirst([...order, 'beneficiaries'], wrong)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(draft, activity)
    const { contentGroup, ...lacking } = missingOf(fields, body)
    const wrong: Record<string, string> = { ...lacking, ...wrongCosts(costsOf(draft.values)) }
    if (body.implementer === 'other' && !body.implementerName) wrong.implementerName = say('projectScreens.implementerMissing')
    setProblem(null)
    if (Object.keys(wrong).length) return fail(wrong)
    setErrors({})
    setBusy(true)
    try {
      const path = project && `/api/projects/${encodeURIComponent(project.code)}`
      const answer = path
        ? await put<{ code: string }>(path, { ...body, revision: project.revision })
        : await post<{ code: string }>('/api/projects', body)
      forget()
      await client.invalidateQueries({ predicate: query => query.queryKey[0] === 'projects' || query.queryKey[0] === 'today' })
      await client.resetQueries({ queryKey: projectKey(answer.code) })
      saved(project ? say('projectScreens.savedEdit') : say('projectScreens.savedNew', { code: answer.code }))
      go(`/ho-so/${answer.code}`)
    } catch (error) {
      const known = asProblem(error)
      const atFields = errorsOf(known.errors)
      const shown = [...order, 'beneficiaries']
      setProblem(
        new ApiProblem({
          ...known,
          title: known.title,
          detail: known.detail,
          errors: known.errors.filter(each => !shown.includes(each.path.split('.')[0] ?? '')),
        }),
      )
      fail(atFields)
    } finally {
      setBusy(false)
    }
  }
  const count = Object.keys(errors).length
  useEffect(() => {
    if (problem) trouble.current?.scrollIntoView({ block: 'center' })
  }, [problem])
  /** Takes the newer version as the base: what this person changed stays, what the other one changed comes in. */
  const rebase = async (code: string) => {
    const fresh = await client.fetchQuery({
      queryKey: projectKey(code),
      queryFn: () => get<ProjectData>(`/api/projects/${encodeURIComponent(code)}`),
      staleTime: 0,
    })
    const theirs = draftOf(fields, fresh)
    const mine = Object.entries(draft.values).filter(([key, value]) => value !== base.values[key])
    const codes = (picked: readonly Picked[]) => picked.map(each => each.code).join()
    change({
      values: { ...theirs.values, ...Object.fromEntries(mine) },
      picked: codes(draft.picked) === codes(base.picked) ? theirs.picked : draft.picked,
      unitName: draft.values.unitId === base.values.unitId ? theirs.unitName : draft.unitName,
    })
    setBase(theirs)
    setProblem(null)
  }
  return (
    <Page
      title={project ? say('projectScreens.editTitle', { code: project.code }) : say('projectScreens.newTitle')}
      state={project ? project.name : say('projectScreens.newState')}
      crumbs={[
        { label: say('projectScreens.title'), to: '/ho-so' },
        ...(project ? [{ label: project.code, to: `/ho-so/${project.code}` }] : []),
      ]}
    >
      <form className={frame.form} onSubmit={event => void save(event)} noValidate>
        {restored && keptAt && (
          <Notice
            kind="info"
            title={say('projectScreens.restored')}
            text={say('projectScreens.restoredText', { time: time(keptAt), day: date(keptAt) })}
          >
            <Button variant="default" size="sm" mt="sm" onClick={reset}>
              {say('projectScreens.startAgain')}
            </Button>
          </Notice>
        )}
        <ProjectFormFields
          fields={fields}
          lists={lists}
          draft={draft}
          errors={errors}
          onChange={next => {
            change(next)
            // An error leaves its field once the field changes.
            setErrors(
              Object.fromEntries(
                Object.entries(errors).filter(([key]) =>
                  key === 'beneficiaries' ? next.picked === draft.picked : next.values[key] === draft.values[key],
                ),
              ),
            )
          }}
        />
        {problem && (
          <div ref={trouble}>
            <ErrorState problem={problem} />
            {problem.status === 409 && project && (
              <Button variant="default" mt="sm" onClick={() => void rebase(project.code)}>
                {say('projectScreens.reload')}
              </Button>
            )}
          </div>
        )}
        <div className={frame.buttons}>
          <p role="status">
            {count > 0
              ? say('projectScreens.fixFirst', { count })
              : keptAt
                ? say('projectScreens.keptAt', { time: time(keptAt) })
                : say('projectScreens.keepNotice')}
          </p>
          <Button variant="default" onClick={() => go(project ? `/ho-so/${project.code}` : '/ho-so')} disabled={busy}>
            {say('web.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {say(project ? 'projectScreens.saveEdit' : 'projectScreens.saveDraft')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** What is sent: the content group follows the activity, a class or a fair has no commitments of a beneficiary. */
const bodyOf = ({ values, picked }: Draft, activity: Lists['activities'][string] | undefined): RecordValues => ({
  ...values,
  contentGroup: activity?.group ?? null,
  implementerName: values.implementer === 'other' ? (values.implementerName ?? null) : null,
  ...(activity?.shape === 'event' ? { commitsCapital: false, commitsNoDouble: false } : {}),
  beneficiaries: picked.map(each => each.code),
})

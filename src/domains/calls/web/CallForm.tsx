/** Writing a call, or correcting one: days, activities, money, papers beyond those of the law, guidance. */
import { Button, Checkbox, NumberInput, Select } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import type { FieldModel } from '../../../kernel/entity.ts'
import { post, put } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { FormSection, fieldId } from '../../../web/ui/RecordFields.tsx'
import { say } from '../../../words/say.ts'
import { type FormTools, RegisterFormFrame } from '../../establishments/web/RegisterFormFrame.tsx'
import { type ActivityCode, activities, activityLabels, type ContentGroup, contentGroups } from '../../reference/catalog.schema.ts'
import { applicantPapers, paperKinds } from '../../reference/papers.schema.ts'
import { paperChanges } from '../calls.schema.ts'
import { callCrumbs } from './CallDesk.tsx'
import { listOf, readCall, writeCall } from './callForm.ts'
import { type CallData, callKeepers, useCall, useCallFields } from './calls.data.ts'
import css from './desk.module.css'

export function NewCall() {
  const { has } = useSession()
  const form = useCallFields(has(...callKeepers))
  if (!has(...callKeepers)) return <NotMine to="/dot-dang-ky" />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return <Form fields={form.data} />
}
export function EditCall() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { has } = useSession()
  const call = useCall(code)
  const form = useCallFields(has(...callKeepers))
  const problem = form.error ?? call.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void call.refetch()} />
  if (has(...callKeepers) && (!form.data || !call.data)) return <PageSkeleton />
  if (!form.data || !call.data?.can.includes('edit')) return <NotMine to={`/dot-dang-ky/${code}`} />
  return <Form key={code} fields={form.data} call={call.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('callScreens.cannotEdit')}
    text={say('callScreens.cannotEditText')}
    action={<GoLink to={to}>{say('callScreens.back')}</GoLink>}
  />
)

/** Fields that the frame draws and checks; papers and amounts of contents are drawn by hand, and guidance may be left out. */
const drawn = (fields: readonly FieldModel[]): FieldModel[] =>
  fields
    .filter(({ key }) => key !== 'papers' && key !== 'groupBudgets')
    .map(field => (field.key === 'guidance' ? { ...field, required: false } : field))
function Form({ fields, call }: { fields: readonly FieldModel[]; call?: CallData }) {
  const { year } = useSession()
  const path = call ? `/api/calls/${encodeURIComponent(call.code)}` : '/api/calls'
  return (
    <RegisterFormFrame
      title={call ? say('callScreens.editTitle', { code: call.code }) : say('callScreens.newTitle')}
      state={say(call?.state === 'published' ? 'callScreens.editPublished' : 'callScreens.newState')}
      crumbs={[...callCrumbs, ...(call ? [{ label: call.code, to: `/dot-dang-ky/${call.code}` }] : [])]}
      fields={drawn(fields)}
      initial={call ? readCall(call) : { year, activities: [], papers: [] }}
      keep={call ? `dot:${call.code}:${call.revision}` : 'dot-moi'}
      editing={Boolean(call)}
      saveLabel={say(call ? 'callScreens.saveEdit' : 'callScreens.saveNew')}
      stale={['calls', 'call', 'public-calls', 'public-call']}
      send={async values => {
        const sent = writeCall(values)
        const { code } = call
          ? await put<{ code: string }>(path, { ...sent, revision: call.revision, ...(values.reason ? { reason: values.reason } : {}) })
          : await post<{ code: string }>(path, sent)
        return { to: `/dot-dang-ky/${code}`, says: call ? say('callScreens.savedEdit') : say('callScreens.savedNew', { code }) }
      }}
    >
      {tools => (
        <>
          <FormSection title={say('callScreens.sectionMain')}>
            {tools.field('title', { wide: true })}
            {tools.field('year', { disabled: Boolean(call) })}
            <span />
            {tools.field('opensOn')}
            {tools.field('closesOn', { disabled: call?.state === 'published' })}
            {tools.field('handlingDays')}
          </FormSection>
          <FormSection title={say('callScreens.sectionWhat')} text={say('callScreens.sectionWhatText')}>
            <Activities {...tools} />
          </FormSection>
          <FormSection title={say('callScreens.sectionMoney')} text={say('callScreens.sectionMoneyText')}>
            {tools.field('budget')}
            <Budgets {...tools} />
          </FormSection>
          <FormSection title={say('callScreens.sectionText')}>
            {tools.field('guidance', { wide: true, long: true })}
            {tools.field('contact', { wide: true, long: true })}
          </FormSection>
          <FormSection title={say('callScreens.sectionPapers')} text={say('callScreens.sectionPapersText')}>
            <Papers {...tools} />
          </FormSection>
        </>
      )}
    </RegisterFormFrame>
  )
}

const groups = Object.entries(contentGroups) as [ContentGroup, string][]
const activitiesOf = (group: ContentGroup) => (Object.keys(activities) as ActivityCode[]).filter(code => activities[code].group === group)
function Activities({ values, errors, set }: FormTools) {
  const chosen = listOf(values.activities)
  return (
    <>
      {errors.activities && (
        <p className={css.error} id={fieldId('activities')} tabIndex={-1}>
          {errors.activities}
        </p>
      )}
      {groups.map(([group, label]) => (
        <div key={group} className={css.choices}>
          <h3 className={css.choicesHead}>{label}</h3>
          {activitiesOf(group).map(code => (
            <Checkbox
              key={code}
              className={css.choice}
              label={activities[code].label}
              checked={chosen.includes(code)}
              onChange={({ currentTarget: { checked } }) =>
                set('activities', checked ? [...chosen, code] : chosen.filter(each => each !== code))
              }
            />
          ))}
        </div>
      ))}
    </>
  )
}
/** An amount for each content group that has an activity. */
function Budgets({ values, set }: FormTools) {
  const chosen = listOf(values.activities)
  return groups
    .filter(([group]) => activitiesOf(group).some(code => chosen.includes(code)))
    .map(([group, label]) => (
      <NumberInput
        key={group}
        label={label}
        value={(values[`budget_${group}`] as number | null) ?? ''}
        onChange={next => set(`budget_${group}`, typeof next === 'number' ? next : null)}
        thousandSeparator="."
        decimalSeparator=","
        allowDecimal={false}
        allowNegative={false}
        hideControls
        suffix={'\u00a0₫'}
        inputMode="numeric"
      />
    ))
}
const everyActivity = { value: '', label: say('callScreens.paperAll') }
const optionsOf = (options: Readonly<Record<string, string>>) => Object.entries(options).map(([value, label]) => ({ value, label }))
function Papers({ values, set }: FormTools) {
  const rows = listOf(values.papers)
  const chosen = listOf(values.activities) as ActivityCode[]
  const change = (at: number, part: 0 | 1 | 2, value: string) =>
    set(
      'papers',
      rows.map((row, index) => (index === at ? row.split('|').with(part, value).join('|') : row)),
    )
  return (
    <>
      {rows.map((row, at) => {
        const [activity = '', kind = '', how = ''] = row.split('|')
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no other name, and each is drawn from its text alone
          <div key={at} className={css.paper}>
            <Select
              label={say('callScreens.paperActivity')}
              data={[everyActivity, ...chosen.map(code => ({ value: code, label: activityLabels[code] }))]}
              value={activity}
              onChange={next => change(at, 0, next ?? '')}
              allowDeselect={false}
            />
            <Select
              label={say('callScreens.paperKind')}
              data={applicantPapers.map(code => ({ value: code, label: paperKinds[code] }))}
              value={kind}
              onChange={next => change(at, 1, next ?? '')}
              allowDeselect={false}
            />
            <Select
              label={say('callScreens.paperChange')}
              data={optionsOf(paperChanges)}
              value={how}
              onChange={next => change(at, 2, next ?? '')}
              allowDeselect={false}
            />
            <Button
              variant="subtle"
              color="gray.7"
              aria-label={say('callScreens.paperDrop')}
              onClick={() =>
                set(
                  'papers',
                  rows.filter((_, index) => index !== at),
                )
              }
            >
              <IconTrash size={18} stroke={1.6} aria-hidden />
            </Button>
          </div>
        )
      })}
      <Button
        variant="default"
        className={css.wide}
        justify="flex-start"
        leftSection={<IconPlus size={17} />}
        onClick={() => set('papers', [...rows, '|environment|require'])}
      >
        {say('callScreens.paperAdd')}
      </Button>
    </>
  )
}

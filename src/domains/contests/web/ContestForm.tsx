/** Writing a contest, or correcting one: regulation, calendar, prizes of each group, criteria with their points, rules of judging. */
import { Button, Checkbox, MultiSelect, NumberInput, Select, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconTrash } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { mostPoints } from '../../../kernel/points.ts'
import { type ApiProblem, asProblem } from '../../../web/api.ts'
import { number } from '../../../web/format.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { saved } from '../../../web/ui/toast.ts'
import { useKept } from '../../../web/ui/useKept.ts'
import { say } from '../../../words/say.ts'
import { meanRules } from '../contests.schema.ts'
import { contestCrumbs } from './ContestPage.tsx'
import { type Draft, readContest, readNew, writeContest } from './contestForm.ts'
import { contestAddress, contestPath, send, sendPut, useContest, useNewContest } from './contests.data.ts'
import css from './contests.module.css'
import { GroupsEditor } from './GroupsEditor.tsx'

export function NewContest() {
  const { data, error, refetch } = useNewContest(true)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return <Form initial={readNew(data)} keep="cuoc-thi-moi" />
}
export function EditContest() {
  const { contest = '' } = useParams({ strict: false }) as { contest?: string }
  const { data, error, refetch } = useContest(contest)
  if (error) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  if (!data.can.includes('edit'))
    return (
      <EmptyState
        title={say('contestScreens.cannotEdit')}
        action={<GoLink to={contestAddress(contest)}>{say('contestScreens.backToContest')}</GoLink>}
      />
    )
  return (
    <Form
      key={`${data.code}:${data.revision}`}
      initial={readContest(data)}
      keep={`cuoc-thi:${data.code}:${data.revision}`}
      code={data.code}
      revision={data.revision}
      fixed={data.state !== 'draft'}
    />
  )
}

interface FormProps {
  initial: Draft
  keep: string
  code?: string
  revision?: number
  /** Published: what entrants were told stays. */
  fixed?: boolean
}
function Form({ initial, keep, code, revision, fixed = false }: FormProps) {
  const { values, change, keptAt, restored, forget, reset } = useKept<Draft>(keep, initial)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const go = useGo()
  const set = (part: Partial<Draft>) => change({ ...values, ...part })
  const errors = Object.fromEntries((problem?.errors ?? []).map(each => [each.path, each.message]))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setBusy(true)
    setProblem(null)
    try {
      const body = writeContest(values)
      const answer = code
        ? await sendPut<{ code: string }>(contestPath(code), { ...body, revision })
        : await send<{ code: string }>('/api/contests', body)
      forget()
      saved()
      go(contestAddress(answer.code))
    } catch (error) {
      setProblem(asProblem(error))
    } finally {
      setBusy(false)
    }
  }
  const text = (
    key: 'title' | 'contact' | 'regulationNumber' | 'closesAt',
    more: { required?: boolean; disabled?: boolean; help?: string } = {},
  ) => (
    <TextInput
      label={say(`contestScreens.field_${key}`)}
      description={more.help}
      withAsterisk={more.required ?? false}
      disabled={more.disabled ?? false}
      value={values[key]}
      error={errors[key]}
      onChange={event => set({ [key]: event.currentTarget.value })}
    />
  )
  const day = (
    key:
      | 'regulationOn'
      | 'registersFrom'
      | 'registersUntil'
      | 'opensOn'
      | 'closesOn'
      | 'preliminaryBy'
      | 'finalBy'
      | 'votingFrom'
      | 'votingUntil',
    locked = false,
  ) => (
    <DayInput
      label={say(`contestScreens.field_${key}`)}
      withAsterisk={key === 'opensOn' || key === 'closesOn'}
      disabled={locked}
      value={values[key]}
      error={errors[key]}
      onChange={value => set({ [key]: value })}
      clearable={key !== 'opensOn' && key !== 'closesOn'}
    />
  )
  const most = mostPoints(values.criteria)
  return (
    <Page
      title={code ? say('contestScreens.editTitle', { code }) : say('contestScreens.newTitle')}
      state={say(fixed ? 'contestScreens.editPublished' : 'contestScreens.newState')}
      crumbs={[...contestCrumbs, ...(code ? [{ label: code, to: contestAddress(code) }] : [])]}
    >
      <form className={css.stack} onSubmit={event => void submit(event)} noValidate>
        {restored && (
          <Notice kind="info" title={say('contestScreens.restored')}>
            <button type="button" className={`quiet-button ${css.link}`} onClick={reset}>
              {say('contestScreens.restart')}
            </button>
          </Notice>
        )}
        {problem && <ErrorState problem={problem} />}
        <Card title={say('contestScreens.regulation')}>
          <div className={css.fields}>
            {text('title', { required: true })}
            <NumberInput
              label={say('contestScreens.field_year')}
              withAsterisk
              disabled={fixed}
              value={values.year}
              error={errors.year}
              thousandSeparator=""
              onChange={value => set({ year: Number(value) })}
            />
            {text('regulationNumber', { help: say('contestScreens.help_regulationNumber') })}
            {day('regulationOn')}
            <Textarea
              className={css.wide ?? ''}
              label={say('contestScreens.field_regulation')}
              description={say('contestScreens.help_regulation')}
              autosize
              minRows={4}
              value={values.regulation}
              error={errors.regulation}
              onChange={event => set({ regulation: event.currentTarget.value })}
            />
            <div className={css.wide}>{text('contact', { required: true })}</div>
          </div>
        </Card>
        <Card title={say('contestScreens.calendar')}>
          <div className={css.fields}>
            {day('registersFrom')}
            {day('registersUntil')}
            {day('opensOn', fixed)}
            {day('closesOn', fixed)}
            {text('closesAt', { required: true, disabled: fixed, help: say('contestScreens.help_closesAt') })}
            <NumberInput
              label={say('contestScreens.field_graceMinutes')}
              description={say('contestScreens.help_graceMinutes')}
              disabled={fixed}
              min={0}
              max={240}
              value={values.graceMinutes}
              error={errors.graceMinutes}
              onChange={value => set({ graceMinutes: Number(value) })}
            />
            {day('preliminaryBy')}
            {day('finalBy')}
            {day('votingFrom')}
            {day('votingUntil')}
            <Textarea
              className={css.wide ?? ''}
              label={say('contestScreens.field_milestones')}
              description={say('contestScreens.help_milestones')}
              autosize
              minRows={2}
              value={values.milestones}
              error={errors.milestones}
              onChange={event => set({ milestones: event.currentTarget.value })}
            />
          </div>
        </Card>
        <Card title={say('contestScreens.groups')}>
          <GroupsEditor draft={values} onChange={set} errors={errors} fixed={fixed} />
        </Card>
        <Card
          title={say('contestScreens.criteria')}
          aside={<span className={css.number}>{say('scoring.maxTotal', { max: number(most) })}</span>}
        >
          <div className={css.stack}>
            <p className={css.quiet}>{say('contestScreens.criteriaText')}</p>
            {values.criteria.map((each, at) => {
              const put = (part: Partial<typeof each>) =>
                set({ criteria: values.criteria.map((other, index) => (index === at ? { ...other, ...part } : other)) })
              return (
                <fieldset key={each.key} className={css.criterionRow} disabled={fixed}>
                  <legend className="only-heard">{`${say('contestScreens.criterion')} ${at + 1}`}</legend>
                  <TextInput
                    label={say('contestScreens.criterion')}
                    value={each.title}
                    error={errors[`criteria.${at}.title`]}
                    onChange={event => put({ title: event.currentTarget.value })}
                  />
                  <NumberInput
                    label={say('contestScreens.criterionMax')}
                    value={each.max ?? ''}
                    min={0}
                    decimalScale={1}
                    decimalSeparator=","
                    placeholder={say('scoring.pointsUnset')}
                    error={errors[`criteria.${at}.max`]}
                    onChange={value => put({ max: typeof value === 'number' ? value : null })}
                  />
                  <TextInput
                    label={say('contestScreens.guidance')}
                    value={each.guidance}
                    onChange={event => put({ guidance: event.currentTarget.value })}
                  />
                  {!fixed && values.criteria.length > 1 && (
                    <Button
                      variant="default"
                      aria-label={say('contestScreens.criterionDrop', { title: each.title })}
                      onClick={() =>
                        set({
                          criteria: values.criteria.filter(other => other.key !== each.key),
                          rules: { ...values.rules, ties: values.rules.ties.filter(key => key !== each.key) },
                        })
                      }
                    >
                      <IconTrash size={16} aria-hidden />
                    </Button>
                  )}
                </fieldset>
              )
            })}
            {!fixed && (
              <div>
                <Button
                  variant="default"
                  leftSection={<IconPlus size={16} aria-hidden />}
                  onClick={() => set({ criteria: [...values.criteria, { key: freeKey(values), title: '', max: null, guidance: '' }] })}
                >
                  {say('contestScreens.criterionAdd')}
                </Button>
              </div>
            )}
          </div>
        </Card>
        <Card title={say('contestScreens.rules')}>
          <RulesEditor draft={values} onChange={set} errors={errors} fixed={fixed} />
        </Card>
        <div className={css.buttons}>
          <Button type="submit" loading={busy}>
            {say(code ? 'contestScreens.saveEdit' : 'contestScreens.saveNew')}
          </Button>
          <span className={css.quiet} role="status">
            {keptAt ? say('contestScreens.keptHere') : ''}
          </span>
        </div>
      </form>
    </Page>
  )
}
const freeKey = ({ criteria }: Draft): string => {
  const taken = new Set(criteria.map(each => each.key))
  let at = criteria.length + 1
  while (taken.has(`c${at}`)) at++
  return `c${at}`
}

export interface EditorProps {
  draft: Draft
  onChange: (part: Partial<Draft>) => void
  errors: Readonly<Record<string, string>>
  fixed: boolean
}
function RulesEditor({ draft, onChange, errors, fixed }: EditorProps) {
  const { rules, criteria } = draft
  const set = (part: Partial<Draft['rules']>) => onChange({ rules: { ...rules, ...part } })
  const count = (key: 'sheets' | 'perGroup' | 'atLeast' | 'perPhone', optional: boolean) => (
    <NumberInput
      label={say(`contestScreens.rule_${key}`)}
      description={optional ? say('contestScreens.ruleOptional') : undefined}
      disabled={fixed}
      min={key === 'atLeast' ? 0 : 1}
      decimalScale={key === 'atLeast' ? 2 : 0}
      decimalSeparator=","
      value={rules[key] ?? ''}
      error={errors[`rules.${key}`]}
      onChange={value => set({ [key]: typeof value === 'number' ? value : optional ? null : 1 })}
    />
  )
  return (
    <div className={css.fields}>
      <Select
        className={css.wide ?? ''}
        label={say('contestScreens.rule_mean')}
        disabled={fixed}
        data={Object.entries(meanRules).map(([value, label]) => ({ value, label }))}
        value={rules.mean}
        allowDeselect={false}
        onChange={value => value && set({ mean: value as keyof typeof meanRules })}
      />
      {count('perPhone', false)}
      {count('sheets', false)}
      {count('perGroup', true)}
      {count('atLeast', true)}
      <MultiSelect
        className={css.wide ?? ''}
        label={say('contestScreens.rule_ties')}
        description={say('contestScreens.help_ties')}
        disabled={fixed}
        data={criteria.filter(each => each.title).map(each => ({ value: each.key, label: each.title }))}
        value={rules.ties}
        error={errors['rules.ties']}
        onChange={ties => set({ ties })}
      />
      <Checkbox
        className={css.wide ?? ''}
        label={say('contestScreens.rule_text')}
        description={say('contestScreens.help_text')}
        disabled={fixed}
        checked={rules.text}
        onChange={event => set({ text: event.currentTarget.checked })}
      />
    </div>
  )
}

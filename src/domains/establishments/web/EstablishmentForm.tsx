/** Adding an establishment to the register, or correcting one. */
import { Button, Select, Textarea } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { FieldModel } from '../../../kernel/entity.ts'
import { ApiProblem, asProblem, get, post, put } from '../../../web/api.ts'
import { date, time } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { errorsOf, FormSection, fieldId, goToFirst, missingOf, RecordField, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import frame from '../../../web/ui/recordForm.module.css'
import { saved } from '../../../web/ui/toast.ts'
import { UnitPicker } from '../../../web/ui/UnitPicker.tsx'
import { useKept } from '../../../web/ui/useKept.ts'
import { say } from '../../../words/say.ts'
import { apartOf, LikelyExisting, LikelyLink, useLikely } from '../../duplicates/web/LikelyExisting.tsx'
import { carriesPersonalNumber, plainPhone, plainTaxCode } from '../contacts.rules.ts'
import type { establishmentKinds } from '../establishments.schema.ts'
import { isPersonalTaxCode, taxCodeProblem } from '../taxcode.rules.ts'
import { type EstablishmentData, editors, establishmentKey, useEstablishment, useVillages } from './register.data.ts'

interface Draft {
  values: RecordValues
  unitName: string
  /** Records that this one was said not to be. */
  apart?: readonly string[]
}
/** Given by the server, or asked in another way. */
const notTyped = ['code', 'villageId']

const useForm = () =>
  useQuery({
    queryKey: ['register', 'form'],
    queryFn: ({ signal }) => get<FieldModel[]>('/api/establishments/form', signal),
    staleTime: Number.POSITIVE_INFINITY,
  })

export function NewEstablishment() {
  const form = useForm()
  const { has } = useSession()
  if (!has(...editors)) return <NotMine to="/so-bo" />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return (
    <Form
      fields={form.data}
      initial={{ values: { cleanerProduction: false, clusterInfrastructure: false }, unitName: '' }}
      keep="so-bo-moi"
    />
  )
}
export function EditEstablishment() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const establishment = useEstablishment(code)
  const { has } = useSession()
  const form = useForm()
  if (!has(...editors)) return <NotMine to={`/so-bo/${code}`} />
  const problem = form.error ?? establishment.error
  if (problem) return <ErrorState problem={problem} onRetry={() => void establishment.refetch()} />
  if (!form.data || !establishment.data) return <PageSkeleton />
  if (!establishment.data.can.includes('edit')) return <NotMine to={`/so-bo/${code}`} />
  return (
    <Form
      key={code}
      fields={form.data}
      establishment={establishment.data}
      initial={draftOf(form.data, establishment.data)}
      keep={`so-bo:${code}`}
    />
  )
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('registerScreens.cannotEdit')}
    text={say('registerScreens.cannotEditText')}
    action={<GoLink to={to}>{say('registerScreens.back')}</GoLink>}
  />
)
const draftOf = (fields: readonly FieldModel[], data: EstablishmentData): Draft => {
  const held = data as unknown as RecordValues
  const typed = fields.filter(field => !notTyped.includes(field.key))
  return {
    values: {
      ...Object.fromEntries(typed.map(({ key }) => [key, held[key] ?? null])),
      villageCode: data.villageCode,
      reason: '',
    },
    unitName: data.place,
  }
}

interface FormProps {
  fields: readonly FieldModel[]
  initial: Draft
  keep: string
  establishment?: EstablishmentData
}
function Form({ fields, initial, keep, establishment }: FormProps) {
  const { actor, businessDate } = useSession()
  // Personal values are typed here: they are kept no longer than the tab.
  const { values: draft, change, keptAt, restored, forget, reset } = useKept<Draft>(`${keep}:${actor?.id ?? ''}`, initial, true)
  const [errors, setErrors] = useState<Record<string, string>>({})
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const [busy, setBusy] = useState(false)
  const client = useQueryClient()
  const go = useGo()
  const { values } = draft
  const apart = apartOf('establishment', draft.apart ?? [], ids => change({ ...draft, apart: ids }))
  const alike = useLikely({ kind: 'establishment', values, record: establishment?.code, apart }, true)
  const order = fields.map(field => field.key)
  const set = (key: string, value: RecordValues[string], more: Partial<Draft> = {}) => {
    change({ ...draft, ...more, values: { ...values, [key]: value } })
    setErrors(Object.fromEntries(Object.entries(errors).filter(([each]) => each !== key)))
  }
  const fail = (wrong: Record<string, string>) => {
    setErrors(wrong)
    goToFirst(order, wrong)
  }
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    const lacking = missingOf(
      fields.filter(field => !notTyped.includes(field.key)),
      values,
    )
    if (Object.keys(lacking).length) return fail(lacking)
    setErrors({})
    setBusy(true)
    try {
      const path = establishment && `/api/establishments/${encodeURIComponent(establishment.code)}`
      const { reason, ...rest } = tidied(blanksOut(values))
      const answer = path
        ? await put<{ code: string }>(path, { ...rest, ...(reason ? { reason } : {}), revision: establishment.revision })
        : await post<{ code: string }>('/api/establishments', rest)
      forget()
      await apart.keep(answer.code)
      await client.invalidateQueries({ predicate: query => query.queryKey[0] === 'register' && query.queryKey[1] !== 'form' })
      await client.resetQueries({ queryKey: establishmentKey(answer.code) })
      saved(establishment ? say('registerScreens.savedEdit') : say('registerScreens.savedNew', { code: answer.code }))
      go(`/so-bo/${answer.code}`)
    } catch (error) {
      const known = asProblem(error)
      setProblem(
        new ApiProblem({
          ...known,
          title: known.title,
          detail: known.detail,
          errors: known.errors.filter(each => !order.includes(each.path.split('.')[0] ?? '')),
        }),
      )
      fail(errorsOf(known.errors))
    } finally {
      setBusy(false)
    }
  }
  const field = (key: string, more: Partial<Parameters<typeof RecordField>[0]> = {}) => {
    const model = fields.find(each => each.key === key)
    return (
      model && (
        <RecordField
          key={key}
          field={model}
          value={values[key] ?? null}
          onChange={value => set(key, value)}
          error={errors[key]}
          {...more}
        />
      )
    )
  }
  const count = Object.keys(errors).length
  return (
    <Page
      title={establishment ? say('registerScreens.editTitle', { name: establishment.name }) : say('registerScreens.newTitle')}
      state={establishment ? [establishment.code, establishment.place].join(' · ') : say('registerScreens.newState')}
      crumbs={[
        { label: say('registerScreens.title'), to: '/so-bo' },
        ...(establishment ? [{ label: establishment.code, to: `/so-bo/${establishment.code}` }] : []),
      ]}
    >
      <form
        className={frame.form}
        onSubmit={event => void save(event)}
        onBlur={() => {
          const next = tidied(values)
          if (Object.keys(next).some(key => next[key] !== values[key])) change({ ...draft, values: next })
        }}
        noValidate
      >
        {restored && keptAt && (
          <Notice
            kind="info"
            title={say('registerScreens.restored')}
            text={say('registerScreens.restoredText', { time: time(keptAt), day: date(keptAt) })}
          >
            <Button variant="default" size="sm" mt="sm" onClick={reset}>
              {say('registerScreens.startAgain')}
            </Button>
          </Notice>
        )}
        <FormSection title={say('registerScreens.sectionGeneral')}>
          {field('name', { wide: true, ...personalHint(values.name) })}
          {field('kind')}
          {field('taxCode', taxHint(values, businessDate))}
          {field('craft')}
          {field('sector')}
          {establishment && field('closedOn', { help: say('establishmentScreens.closedHelp') })}
        </FormSection>
        <FormSection title={say('registerScreens.sectionPlace')}>
          <UnitPicker
            id={fieldId('unitId')}
            label={fields.find(each => each.key === 'unitId')?.label ?? ''}
            required
            value={typeof values.unitId === 'string' ? values.unitId : null}
            chosenName={draft.unitName || undefined}
            onChange={(unitId, unitName) => set('unitId', unitId, { unitName })}
            error={errors.unitId}
          />
          <VillagePicker
            value={typeof values.villageCode === 'string' ? values.villageCode : null}
            onChange={code => set('villageCode', code)}
          />
          {field('address', { wide: true, ...personalHint(values.address) })}
        </FormSection>
        <FormSection title={say('registerScreens.sectionProduction')}>
          {field('workers')}
          {field('experienceYears')}
          {field('cleanerProduction')}
          {field('clusterInfrastructure')}
        </FormSection>
        <FormSection title={say('registerScreens.priority')} text={say('registerScreens.priorityText')}>
          {field('localMaterials')}
          {field('exporting')}
          {field('supportingIndustry')}
          {field('womenOwned')}
          {field('minorityOwned')}
        </FormSection>
        <FormSection title={say('registerScreens.sectionContact')} text={say('registerScreens.contactPersonal')}>
          {field('representative', { wide: true, ...personalHint(values.representative) })}
          {field('phone')}
          {field('email')}
        </FormSection>
        {establishment && (
          <FormSection title={say('registerScreens.reason')}>
            <Textarea
              style={{ gridColumn: '1 / -1' }}
              aria-label={say('registerScreens.reason')}
              description={say('registerScreens.reasonHelp')}
              autosize
              minRows={2}
              value={String(values.reason ?? '')}
              onChange={event => set('reason', event.currentTarget.value)}
            />
          </FormSection>
        )}
        <LikelyExisting kind="establishment" rows={alike} apart={apart} />
        {problem && (
          <div ref={element => element?.scrollIntoView({ block: 'center' })}>
            <ErrorState problem={problem} />
          </div>
        )}
        <div className={frame.buttons}>
          <p role="status">
            {count > 0
              ? say('registerScreens.fixFirst', { count })
              : keptAt
                ? say('registerScreens.keptAt', { time: time(keptAt) })
                : say('registerScreens.keepNotice')}
          </p>
          <LikelyLink rows={alike} />
          <Button
            variant="default"
            visibleFrom="sm"
            onClick={() => go(establishment ? `/so-bo/${establishment.code}` : '/so-bo')}
            disabled={busy}
          >
            {say('web.cancel')}
          </Button>
          <Button type="submit" loading={busy}>
            {say(establishment ? 'registerScreens.saveEdit' : 'registerScreens.save')}
          </Button>
        </div>
      </form>
    </Page>
  )
}

/** A text left empty is no value. */
const blanksOut = (values: RecordValues): RecordValues =>
  Object.fromEntries(Object.entries(values).map(([key, value]) => [key, typeof value === 'string' && value.trim() === '' ? null : value]))

/** What was pasted into the phone and the tax code, in the one form that the register keeps. */
const tidied = (values: RecordValues): RecordValues => ({
  ...values,
  ...(typeof values.phone === 'string' ? { phone: plainPhone(values.phone) } : {}),
  ...(typeof values.taxCode === 'string' ? { taxCode: plainTaxCode(values.taxCode) } : {}),
})
/** A personal number in a field that everybody reads is noticed before it is sent. */
const personalHint = (value: RecordValues[string] | undefined) =>
  typeof value === 'string' && carriesPersonalNumber(value) ? { error: say('establishments.personalNumber') } : {}

/** What the check digit says while typing: a mistake stands at the field before it is sent; a masked code is left alone. */
const taxHint = (values: RecordValues, day: string) => {
  const code = typeof values.taxCode === 'string' ? values.taxCode.trim() : ''
  if (code.includes('•')) return { help: say('registerScreens.taxMasked') }
  if (code.replace(/\D/g, '').length < 10) return {}
  const personal = isPersonalTaxCode(plainTaxCode(code)) ? say('establishmentScreens.taxPersonal') : ''
  const kind = typeof values.kind === 'string' ? (values.kind as keyof typeof establishmentKinds) : null
  const problem = taxCodeProblem(plainTaxCode(code), kind, day)
  if (!problem) return personal ? { help: personal } : {}
  const sentence = [personal, problem.says, problem.fix].filter(Boolean).join(' ')
  return problem.level === 'error' ? { error: sentence } : { help: sentence }
}

function VillagePicker({ value, onChange }: { value: string | null; onChange: (code: string | null) => void }) {
  const villages = useVillages().data ?? []
  return (
    <Select
      label={say('registerScreens.villagePick')}
      description={say('registerScreens.villageHelp')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      placeholder={say('web.choose')}
      data={villages.map(each => ({ value: each.code, label: [each.name, each.unitName].filter(Boolean).join(', ') }))}
      value={value}
      onChange={onChange}
      searchable
      clearable
      nothingFoundMessage={say('web.nothingFound')}
    />
  )
}

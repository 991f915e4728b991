/** Declaring a design, or correcting it: pictures first, from the phone's camera, then what it is. */
import { Autocomplete, Select, TagsInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { post, put, upload } from '../../../web/api.ts'
import { useSession } from '../../../web/session.tsx'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { FormSection, fieldId, type RecordValues } from '../../../web/ui/RecordFields.tsx'
import { failed } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import { type FormTools, RegisterFormFrame } from '../../establishments/web/RegisterFormFrame.tsx'
import { BeneficiaryPicker, type Picked } from '../../projects/web/BeneficiaryPicker.tsx'
import { designCrumbs } from './DesignPage.tsx'
import { DesignPicker } from './DesignPicker.tsx'
import {
  type DesignData,
  type DesignFormData,
  designAddress,
  designPath,
  designWriters,
  listAddress,
  useDesign,
  useDesignForm,
} from './designs.data.ts'
import { type NewPhoto, NewPhotos } from './NewPhotos.tsx'
import { OwnPhotos } from './OwnPhotos.tsx'

export function NewDesign() {
  const { has } = useSession()
  const form = useDesignForm(has(...designWriters))
  if (!has(...designWriters)) return <NotMine to={listAddress} />
  if (form.error) return <ErrorState problem={form.error} onRetry={() => void form.refetch()} />
  if (!form.data) return <PageSkeleton />
  return <Form form={form.data} />
}
export function EditDesign() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { has } = useSession()
  const design = useDesign(code)
  const form = useDesignForm(has(...designWriters))
  const problem = form.error ?? design.error
  if (!has(...designWriters)) return <NotMine to={designAddress(code)} />
  if (problem) return <ErrorState problem={problem} onRetry={() => void design.refetch()} />
  if (!form.data || !design.data) return <PageSkeleton />
  if (!design.data.can.write) return <NotMine to={designAddress(code)} />
  return <Form key={code} form={form.data} design={design.data} />
}
const NotMine = ({ to }: { to: string }) => (
  <EmptyState
    title={say('designScreens.cannotEdit')}
    text={say('designScreens.cannotEditText')}
    action={<GoLink to={to}>{say('designScreens.back')}</GoLink>}
  />
)

const kept = [
  'name',
  'craft',
  'source',
  'productKind',
  'locarno',
  'size',
  'description',
  'ownerKind',
  'ownerName',
  'author',
  'hs',
  'priceMin',
  'priceMax',
  'madeOn',
  'declaredOn',
  'disclosedOn',
] as const
const initialOf = (design: DesignData): RecordValues => ({
  ...Object.fromEntries(kept.map(each => [each, design[each] ?? null])),
  motifs: design.motifs ?? [],
  materials: design.materials ?? [],
  techniques: design.techniques ?? [],
  establishmentCode: design.maker?.code ?? null,
  _maker: design.maker?.name ?? null,
  briefCode: design.brief?.code ?? null,
  _brief: design.brief?.title ?? null,
  original: design.original?.code ?? null,
  _original: design.original?.name ?? null,
})

/** A new design is declared today; somebody who speaks for one establishment declares for it. */
const emptyFor = ({ own }: DesignFormData, today: string): RecordValues => ({
  source: 'establishment',
  declaredOn: today,
  motifs: [],
  materials: [],
  techniques: [],
  establishmentCode: own?.code ?? null,
  _maker: own?.name ?? null,
})

function Form({ form, design }: { form: DesignFormData; design?: DesignData }) {
  const { businessDate } = useSession()
  const [photos, setPhotos] = useState<readonly NewPhoto[]>([])
  const fields = form.fields.filter(field => (kept as readonly string[]).includes(field.key))
  const send = async (given: RecordValues) => {
    const values = isNamed(form, given) ? given : { ...given, ownerName: null }
    const { code } = design
      ? await put<{ code: string }>(designPath(design.code), { ...values, revision: design.revision })
      : await post<{ code: string }>('/api/designs', values)
    // The design stands; a picture that is refused is said, and can be added again on the page of corrections.
    const refused: unknown[] = []
    for (const { file, kind } of photos)
      await upload(`${designPath(code)}/views`, [file], { kind }).catch((error: unknown) => refused.push(error))
    for (const each of refused) failed(each)
    setPhotos([])
    const added = photos.length - refused.length
    if (added > 0) await post(`${designPath(code)}/checks`).catch(failed)
    if (refused.length)
      return { to: `${designAddress(code)}/sua`, says: say('designScreens.savedWithout', { code, count: refused.length }) }
    return { to: designAddress(code), says: design ? say('designScreens.savedEdit') : say('designScreens.savedNew', { code }) }
  }
  return (
    <RegisterFormFrame
      title={design ? say('designScreens.editTitle', { name: design.name }) : say('designScreens.newTitle')}
      state={design ? design.code : say('designScreens.newState')}
      crumbs={[...designCrumbs, ...(design ? [{ label: design.code, to: designAddress(design.code) }] : [])]}
      fields={fields}
      initial={design ? initialOf(design) : emptyFor(form, businessDate)}
      keep={design ? `mau:${design.code}` : 'mau-moi'}
      editing={Boolean(design)}
      reasonHelp={say('designScreens.reasonHelp')}
      saveLabel={say(design ? 'designScreens.saveEdit' : 'designScreens.save')}
      stale={['designs']}
      send={send}
    >
      {tools => (
        <>
          <FormSection title={say('designScreens.sectionPictures')} text={say('designScreens.sectionPicturesText')}>
            {design && <OwnPhotos design={design} />}
            <NewPhotos kinds={form.viewKinds} photos={photos} onChange={setPhotos} />
          </FormSection>
          <Sections form={form} tools={tools} />
        </>
      )}
    </RegisterFormFrame>
  )
}

function Sections({ form, tools }: { form: DesignFormData; tools: FormTools }) {
  const { values, errors, set, field } = tools
  const picked: Picked[] = values.establishmentCode
    ? [{ code: String(values.establishmentCode), name: String(values._maker ?? values.establishmentCode), place: '' }]
    : []
  const tags = (key: 'motifs' | 'materials' | 'techniques') => (
    <TagsInput
      id={fieldId(key)}
      label={form.fields.find(each => each.key === key)?.label}
      description={say('designScreens.tagsHelp')}
      inputWrapperOrder={['label', 'input', 'description', 'error']}
      data={form[key]}
      value={Array.isArray(values[key]) ? [...values[key]] : []}
      onChange={next => set(key, next)}
      error={errors[key]}
      maxTags={20}
      splitChars={[',', ';']}
      acceptValueOnBlur
    />
  )
  return (
    <>
      <FormSection title={say('designScreens.sectionWhat')}>
        {field('name', { wide: true })}
        {field('craft')}
        <Autocomplete
          id={fieldId('productKind')}
          label={form.fields.find(each => each.key === 'productKind')?.label}
          description={form.fields.find(each => each.key === 'productKind')?.help}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={form.productKinds}
          value={String(values.productKind ?? '')}
          onChange={next => set('productKind', next)}
          error={errors.productKind}
        />
        {tags('motifs')}
        {tags('materials')}
        {tags('techniques')}
        {field('size')}
        {field('locarno', { wide: true })}
        {field('description', { wide: true, long: true })}
      </FormSection>
      <FormSection title={say('designScreens.sectionWhose')}>
        {field('source')}
        {field('ownerKind')}
        {isNamed(form, values) && field('ownerName')}
        <BeneficiaryPicker
          id={fieldId('establishmentCode')}
          label={say('designScreens.colMaker')}
          picked={picked}
          onChange={next => {
            const last = next.at(-1)
            set('establishmentCode', last?.code ?? null, { _maker: last?.name ?? null })
          }}
          error={errors.establishmentCode}
        />
        {field('author')}
        <Select
          id={fieldId('briefCode')}
          label={say('designScreens.colBrief')}
          description={say('designScreens.briefHelp')}
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          data={briefOptions(form, values)}
          value={values.briefCode ? String(values.briefCode) : null}
          onChange={next => set('briefCode', next)}
          error={errors.briefCode}
          placeholder={say('designScreens.briefNone')}
          searchable
          clearable
        />
        <DesignPicker
          id={fieldId('original')}
          label={say('designScreens.colOriginal')}
          help={say('designScreens.originalHelp')}
          value={values.original ? String(values.original) : null}
          name={values._original ? String(values._original) : null}
          onChange={(next, name) => set('original', next, { _original: name })}
          error={errors.original}
        />
      </FormSection>
      <FormSection title={say('designScreens.sectionDays')}>
        {field('madeOn')}
        {field('declaredOn')}
        {field('disclosedOn')}
        {field('hs')}
        {field('priceMin')}
        {field('priceMax')}
      </FormSection>
    </>
  )
}
/** Whether the owner stands in no other field, so that they are named. */
const isNamed = ({ namedOwners }: DesignFormData, { ownerKind }: RecordValues): boolean =>
  (namedOwners as readonly unknown[]).includes(ownerKind)
/** Briefs that take designs, and the one that is named already though it takes no more. */
const briefOptions = (form: DesignFormData, values: RecordValues) => {
  const open = form.briefs.map(({ code, title }) => ({ value: code, label: `${code}: ${title}` }))
  const own = values.briefCode ? String(values.briefCode) : null
  return own && !open.some(each => each.value === own)
    ? [...open, { value: own, label: [own, values._brief].filter(Boolean).join(': ') }]
    : open
}

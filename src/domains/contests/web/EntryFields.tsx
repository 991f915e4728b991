/** The questions of an entry, in cards: the work, the entrant, what they declare and allow. Used when sending and when changing. */
import { Checkbox, Select, Textarea, TextInput } from '@mantine/core'
import { Card } from '../../../web/ui/Card.tsx'
import { DayInput } from '../../../web/ui/DayInput.tsx'
import { say } from '../../../words/say.ts'
import { entrantKinds } from '../entries.schema.ts'
import type { PublicContestData } from './contests.data.ts'
import css from './contests.module.css'
import type { DraftValues } from './entryDraft.ts'

interface EntryFieldsProps {
  contest: PublicContestData
  values: DraftValues
  onChange: (values: Partial<DraftValues>) => void
  errors: Readonly<Record<string, string>>
  /** An officer enters for somebody. */
  officer: boolean
}
/** The work. */
export function WorkFields({ contest, values, onChange, errors }: EntryFieldsProps) {
  const briefs = contest.briefs.filter(brief => !values.craft || brief.craft === values.craft)
  return (
    <Card title={say('contestScreens.work')}>
      <div className={css.form}>
        <Select
          size="md"
          label={say('contestScreens.group')}
          withAsterisk
          placeholder={say('web.choose')}
          data={contest.groups.map(({ craft, label }) => ({ value: craft, label }))}
          value={values.craft}
          error={errors.craft}
          allowDeselect={false}
          onChange={craft => onChange({ craft: craft as DraftValues['craft'] })}
        />
        <TextInput
          size="md"
          label={say('contestScreens.field_entryTitle')}
          description={say('contestScreens.help_entryTitle')}
          withAsterisk
          value={values.title}
          error={errors.title}
          onChange={event => onChange({ title: event.currentTarget.value })}
        />
        <Textarea
          size="md"
          label={say('contestScreens.field_description')}
          description={say('contestScreens.help_description')}
          withAsterisk
          autosize
          minRows={4}
          value={values.description}
          error={errors.description}
          onChange={event => onChange({ description: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={say('contestScreens.materials')}
          withAsterisk
          value={values.materials}
          error={errors.materials}
          onChange={event => onChange({ materials: event.currentTarget.value })}
        />
        <TextInput
          size="md"
          label={say('contestScreens.size')}
          placeholder={say('contestScreens.help_size')}
          value={values.size}
          error={errors.size}
          onChange={event => onChange({ size: event.currentTarget.value })}
        />
        <DayInput
          size="md"
          label={say('contestScreens.madeOn')}
          description={say('contestScreens.help_madeOn', { year: contest.year })}
          withAsterisk
          value={values.madeOn}
          error={errors.madeOn}
          onChange={madeOn => onChange({ madeOn })}
        />
        {(briefs.length > 0 || values.brief) && (
          <Select
            size="md"
            label={say('contestScreens.field_brief')}
            description={say('contestScreens.help_brief')}
            placeholder={say('contestScreens.noBrief')}
            clearable
            data={briefs.map(brief => ({ value: brief.code, label: brief.title }))}
            value={values.brief}
            error={errors.brief}
            onChange={brief => onChange({ brief })}
          />
        )}
      </div>
    </Card>
  )
}
/** The entrant, and what they declare and allow. */
export function EntrantFields({ contest, values, onChange, errors, officer }: EntryFieldsProps) {
  const tick = (key: 'ownDesign' | 'nameOpen' | 'picturesOpen', label: string, description: string) => (
    <Checkbox
      size="md"
      label={label}
      description={description}
      checked={values[key]}
      error={errors[key]}
      onChange={event => onChange({ [key]: event.currentTarget.checked })}
    />
  )
  return (
    <>
      <Card title={say('contestScreens.entrant')}>
        <div className={css.form}>
          <p className={css.quiet}>{say('contestScreens.entrantText')}</p>
          {officer && (
            <TextInput
              size="md"
              label={say('contestScreens.mandate')}
              description={say('contestScreens.help_mandate')}
              withAsterisk
              value={values.mandate}
              error={errors.mandate}
              onChange={event => onChange({ mandate: event.currentTarget.value })}
            />
          )}
          <Select
            size="md"
            label={say('contestScreens.entrantKind')}
            data={Object.entries(entrantKinds).map(([value, label]) => ({ value, label }))}
            value={values.entrantKind}
            allowDeselect={false}
            onChange={kind => kind && onChange({ entrantKind: kind as DraftValues['entrantKind'] })}
          />
          <TextInput
            size="md"
            label={say('contestScreens.entrantName')}
            withAsterisk
            autoComplete="name"
            value={values.name}
            error={errors.name}
            onChange={event => onChange({ name: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            type="tel"
            inputMode="tel"
            autoComplete="tel"
            label={say('contestScreens.phone')}
            description={say('contestScreens.sayPerPhone', { count: contest.rules.perPhone })}
            withAsterisk
            value={values.phone}
            error={errors.phone}
            onChange={event => onChange({ phone: event.currentTarget.value })}
          />
          <TextInput
            size="md"
            label={say('contestScreens.addressOf')}
            value={values.address}
            error={errors.address}
            onChange={event => onChange({ address: event.currentTarget.value })}
          />
        </div>
      </Card>
      <Card title={say('contestScreens.declares')}>
        <div className={css.form}>
          {tick('ownDesign', say('contestScreens.ownDesign', { year: contest.year }), say('contestScreens.help_ownDesign'))}
          {tick('nameOpen', say('contestScreens.allowName'), say('contestScreens.help_allowName'))}
          {tick('picturesOpen', say('contestScreens.allowPictures'), say('contestScreens.help_allowPictures'))}
        </div>
      </Card>
    </>
  )
}

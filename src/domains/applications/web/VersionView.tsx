/** A submitted version, field by field, with what changed since the one before marked within the words. */
import { Fragment } from 'react'
import { date, time } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { say } from '../../../words/say.ts'
import { differences, type Stretch } from '../../duplicates/difference.rules.ts'
import css from './applications.module.css'
import type { ApplicationData } from './office.data.ts'
import { sayValue } from './values.ts'

const marked = (stretches: readonly Stretch[], tag: 'ins' | 'del') => {
  const Mark = tag
  return stretches.map((stretch, at) => {
    const key = `${at}${stretch.text}`
    return stretch.same ? <Fragment key={key}>{stretch.text}</Fragment> : <Mark key={key}>{stretch.text}</Mark>
  })
}
export function VersionView({ data }: { data: ApplicationData }) {
  const [{ ban }, change] = useAddress()
  const chosen = data.versions.find(version => String(version.number) === ban) ?? data.versions.at(-1)
  if (!chosen) return null
  const before = data.versions.find(version => version.number === chosen.number - 1)
  const had = new Set(before?.papers.map(paper => paper.id))
  const request = data.requests.find(each => each.version === chosen.number)
  return (
    <>
      {data.versions.length > 1 && (
        <nav className={css.versions} aria-label={say('applicationScreens.versions')}>
          {data.versions.map(version => (
            <button
              key={version.number}
              type="button"
              aria-pressed={version === chosen}
              onClick={() => change({ ban: String(version.number) })}
            >
              {say('applicationScreens.versionAt', { number: version.number, day: date(version.day), time: time(version.submittedAt) })}
            </button>
          ))}
        </nav>
      )}
      {data.requests
        .filter(each => each === request || !each.answeredOn)
        .map(each => (
          <Card
            key={each.askedOn}
            title={say(each.answeredOn ? 'applicationScreens.askedThen' : 'applicationScreens.askedNow', { day: date(each.dueOn) })}
          >
            <ul className={css.hints}>
              {each.items.map(item => (
                <li key={`${item.kind}${item.key}`}>
                  <strong>{item.label}</strong>: {item.says}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      {data.sections.map(section => (
        <Card key={section.key} title={section.title}>
          <dl className={css.values}>
            {section.fields.map(field => {
              const shown = field.key === 'unitId' ? (data.unitName ?? '') : sayValue(field, chosen.values[field.key])
              const earlier =
                before && (before.values[field.key] ?? null) !== (chosen.values[field.key] ?? null)
                  ? sayValue(field, before.values[field.key])
                  : null
              const [old, fresh] = earlier === null ? [null, null] : differences(earlier, shown)
              return (
                <div key={field.key} data-changed={earlier !== null || undefined}>
                  <dt>{field.label}</dt>
                  <dd>
                    {old && fresh ? (
                      <>
                        <span className={css.was}>{marked(old, 'del')}</span>
                        <span>{marked(fresh, 'ins')}</span>
                      </>
                    ) : (
                      shown
                    )}
                  </dd>
                </div>
              )
            })}
          </dl>
        </Card>
      ))}
      <Card title={say('applicationScreens.papers')}>
        <ul className={css.values}>
          {chosen.papers.map(paper => (
            <li key={paper.id} data-changed={(before && !had.has(paper.id)) || undefined}>
              {data.paperKinds[paper.kind]}:{' '}
              <a href={`/api/applications/${data.receipt}/papers/${paper.id}`} download>
                {paper.fileName}
              </a>
            </li>
          ))}
        </ul>
        <p className={css.hash}>{say('applicationScreens.receiptHash', { hash: chosen.hash })}</p>
      </Card>
    </>
  )
}

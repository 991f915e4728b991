/** A submitted version, field by field, with what changed since the one before marked within the words. */
import { Fragment } from 'react'
import { date, time } from '../../../web/format.ts'
import { useAddress } from '../../../web/ui/address.ts'
import { Card } from '../../../web/ui/Card.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { say } from '../../../words/say.ts'
import { differences, type Stretch } from '../../duplicates/difference.rules.ts'
import { sayValue } from '../values.rules.ts'
import css from './applications.module.css'
import type { VersionsData } from './office.data.ts'

const marked = (stretches: readonly Stretch[], tag: 'ins' | 'del') => {
  const Mark = tag
  return stretches.map((stretch, at) => {
    const key = `${at}${stretch.text}`
    return stretch.same ? <Fragment key={key}>{stretch.text}</Fragment> : <Mark key={key}>{stretch.text}</Mark>
  })
}
const askedTitle = ({ answeredOn, dueOn, askedOn }: VersionsData['requests'][number]): string => {
  if (!dueOn) return say('applicationScreens.askedOpen', { day: date(askedOn) })
  return say(answeredOn ? 'applicationScreens.askedThen' : 'applicationScreens.askedNow', { day: date(dueOn) })
}
type Version = VersionsData['versions'][number]
const differs = (before: Version, after: Version, key: string): boolean => (before.values[key] ?? null) !== (after.values[key] ?? null)
/** Names of the fields that changed and of the kinds of paper that came or went. */
const changedLabels = ({ sections, paperKinds }: VersionsData, before: Version, after: Version): string[] => {
  const fields = sections.flatMap(section => section.fields).filter(field => differs(before, after, field.key))
  const only = (one: Version, other: Version) => one.papers.filter(paper => !other.papers.some(each => each.id === paper.id))
  const papers = [...only(after, before), ...only(before, after)].map(paper => paperKinds[paper.kind])
  return [...fields.map(field => field.label), ...new Set(papers)]
}
interface VersionViewProps {
  data: VersionsData
  /** Where the file of a paper is. */
  fileAt: (id: string) => string
}
export function VersionView({ data, fileAt }: VersionViewProps) {
  const [{ ban }, change] = useAddress()
  const chosen = data.versions.find(version => String(version.number) === ban) ?? data.versions.at(-1)
  if (!chosen) return null
  const before = data.versions.find(version => version.number === chosen.number - 1)
  const had = new Set(before?.papers.map(paper => paper.id))
  const changes = before ? changedLabels(data, before, chosen) : []
  const request = data.requests.find(each => each.version === chosen.number)
  return (
    <>
      {chosen.erased && <Notice kind="info" title={say('applicationScreens.erased')} text={say('applicationScreens.erasedText')} />}
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
          <Card key={each.id} title={askedTitle(each)}>
            {each.note && <p>{each.note}</p>}
            <ul className={css.hints}>
              {each.items.map(item => (
                <li key={`${item.kind}${item.key}`}>
                  <strong>{item.label}</strong>: {item.says}
                </li>
              ))}
            </ul>
          </Card>
        ))}
      {before && (
        <Card title={say('applicationScreens.changedSince', { number: before.number })}>
          {changes.length ? (
            <ul className={css.hints}>
              {changes.map(label => (
                <li key={label}>{label}</li>
              ))}
            </ul>
          ) : (
            <p className={css.quiet}>{say('applicationScreens.changedNone')}</p>
          )}
        </Card>
      )}
      {data.sections.map(section => (
        <Card key={section.key} title={section.title}>
          <dl className={css.values}>
            {section.fields.map(field => {
              const places = field.picks ? data.places : {}
              const shown = sayValue(field, chosen.values[field.key], places)
              const earlier = before && differs(before, chosen, field.key) ? sayValue(field, before.values[field.key], places) : null
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
              {paper.size > 0 ? (
                <a href={fileAt(paper.id)} download>
                  {paper.fileName}
                </a>
              ) : (
                paper.fileName
              )}
            </li>
          ))}
        </ul>
        <p className={css.hash}>{say('applicationScreens.receiptHash', { hash: chosen.hash })}</p>
      </Card>
    </>
  )
}

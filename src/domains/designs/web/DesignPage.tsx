/** One design: its pictures, facts, where it stands, what people decided, what was searched elsewhere, its history. */
import { Button } from '@mantine/core'
import { IconColumns2, IconFileText, IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { date, money, range } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { Card } from '../../../web/ui/Card.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink, useGo } from '../../../web/ui/GoLink.tsx'
import { Notice } from '../../../web/ui/Notice.tsx'
import { Page, PageSkeleton } from '../../../web/ui/Page.tsx'
import { queryOf } from '../../../web/ui/query.ts'
import { Timeline } from '../../../web/ui/Timeline.tsx'
import { say } from '../../../words/say.ts'
import { officials as officialRoles } from '../../reference/roles.schema.ts'
import { DesignAside, standingWord } from './DesignAside.tsx'
import { DesignGrid } from './DesignPicture.tsx'
import { type DesignData, designAddress, listAddress, pictureOf, sideBySideAddress, useDesign } from './designs.data.ts'
import css from './designs.module.css'
import { OpeningCard } from './OpeningCard.tsx'
import { PictureZoom } from './PictureZoom.tsx'
import { SearchesCard } from './SearchesCard.tsx'

export const designCrumbs = [{ label: say('designScreens.title'), to: listAddress }]

export function DesignPage() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = useDesign(code)
  if (error && !data)
    return (
      <Page title={say('designScreens.one')} crumbs={designCrumbs}>
        <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('designScreens.backToList'), to: listAddress }} />
      </Page>
    )
  if (!data) return <PageSkeleton />
  return (
    <Page
      title={data.name}
      state={[data.code, data.craftLabel, data.productKind, data.maker?.name, standingWord(data)].filter(Boolean).join(' · ')}
      crumbs={designCrumbs}
      more={<Tools design={data} />}
      aside={<DesignAside design={data} />}
    >
      {data.concealed && <Notice kind="info" title={say('designScreens.concealed')} text={say('designScreens.concealedText')} />}
      {data.original && (
        <Notice kind="info" title={say('designScreens.isVariant', { name: data.original.name })} text={say('designScreens.isVariantText')}>
          <GoLink to={designAddress(data.original.code)}>{say('designScreens.openOriginal', { code: data.original.code })}</GoLink>
        </Notice>
      )}
      <PictureZoom name={data.name} pictures={picturesOf(data)} />
      <Card title={say('designScreens.facts')}>
        <DesignFacts design={data} />
      </Card>
      {data.variants.length > 0 && (
        <Card title={say('designScreens.variants', { count: data.variants.length })}>
          <DesignGrid label={say('designScreens.variants', { count: data.variants.length })} tiles={data.variants} />
        </Card>
      )}
      <SearchesCard code={data.code} />
      {data.can.write && <OpeningCard design={data} />}
      <Card title={say('designScreens.history')}>
        <Timeline
          acts={data.history
            .map((act, at) => ({
              id: at,
              at: act.at,
              day: act.day,
              who: act.by ?? act.role,
              ...(act.by ? { role: act.role } : {}),
              ...(act.unitName && act.unitName !== act.role ? { unit: act.unitName } : {}),
              act: act.says,
              ...(act.reason ? { reason: act.reason } : {}),
              ...(act.action === 'imported' ? { details: data.sources.map(sourceSaid) } : {}),
            }))
            .reverse()}
        />
      </Card>
    </Page>
  )
}
const sourceSaid = ({ file, sheet, row }: DesignData['sources'][number]) => ({
  label: say('designScreens.source'),
  value: say('designScreens.sourceRow', { file, sheet, row }),
})

/** The pictures of a design, to be looked at closely. */
export const picturesOf = ({ code, views }: DesignData) =>
  views.map(view => ({
    id: view.id,
    small: pictureOf(code, view.id, { small: true }),
    src: pictureOf(code, view.id),
    caption: [view.kindLabel, view.caption].filter(Boolean).join(': '),
    width: view.width,
    height: view.height,
  }))

function Tools({ design }: { design: DesignData }) {
  const go = useGo()
  return (
    <>
      <Button variant="default" leftSection={<IconColumns2 size={17} stroke={1.6} />} onClick={() => go(sideBySideAddress(design.code))}>
        {say('designScreens.sideBySide')}
      </Button>
      <Button
        variant="default"
        leftSection={<IconFileText size={17} stroke={1.6} />}
        onClick={() => go(`${designAddress(design.code)}/phieu`)}
      >
        {say('designScreens.dossier')}
      </Button>
      {design.can.write && (
        <Button
          variant="default"
          leftSection={<IconPencil size={17} stroke={1.6} />}
          onClick={() => go(`${designAddress(design.code)}/sua`)}
        >
          {say('designScreens.edit')}
        </Button>
      )}
    </>
  )
}

/** Words that lead to the other designs that carry them. */
function Words({ words }: { words: readonly string[] | null }) {
  if (!words?.length) return null
  return (
    <ul className={css.chips}>
      {words.map(word => (
        <li key={word}>
          <GoLink to={`${listAddress}${queryOf({ word })}`} className={css.chip}>
            {word}
          </GoLink>
        </li>
      ))}
    </ul>
  )
}
/** Facts in the order of the declaration; what was not filled in is left away, but for what everybody should know. */
function DesignFacts({ design }: { design: DesignData }) {
  const officials = useSession().has(...officialRoles)
  const optional = (label: string, value: React.ReactNode, wide = false) =>
    value === null || value === undefined || value === '' ? [] : [{ label, value, wide }]
  return (
    <Facts
      facts={[
        { label: say('designScreens.factCode'), value: design.code },
        { label: say('designScreens.factCraft'), value: design.craftLabel },
        ...optional(say('designScreens.colKind'), design.productKind),
        { label: say('designScreens.filterSource'), value: design.sourceLabel },
        {
          label: say('designScreens.colMaker'),
          value: design.maker ? <GoLink to={`/so-bo/${encodeURIComponent(design.maker.code)}`}>{design.maker.name}</GoLink> : null,
          wide: true,
        },
        {
          label: say('designScreens.author'),
          value: design.author ?? (design.authorHidden || design.concealed ? say('designScreens.authorHidden') : null),
        },
        ...optional(
          say('designScreens.owner'),
          [design.ownerLabel, design.ownerName ?? (design.ownerHidden ? say('designScreens.authorHidden') : null)]
            .filter(Boolean)
            .join(': '),
        ),
        ...optional(
          say('designScreens.colBrief'),
          design.brief && (
            <GoLink
              to={`${officials ? '/thi-truong/dat-hang' : '/dat-hang-mau'}/${encodeURIComponent(design.brief.code)}`}
            >{`${design.brief.code}: ${design.brief.title}`}</GoLink>
          ),
          true,
        ),
        ...optional(say('designScreens.prize'), design.prize && [design.prize.title, design.prize.prize].filter(Boolean).join(' · '), true),
        ...optional(say('designScreens.locarno'), design.locarnoLabel, true),
        ...optional(say('designScreens.motifs'), design.motifs?.length ? <Words words={design.motifs} /> : null, true),
        ...optional(say('designScreens.materials'), design.materials?.length ? <Words words={design.materials} /> : null, true),
        ...optional(say('designScreens.techniques'), design.techniques?.length ? <Words words={design.techniques} /> : null, true),
        ...optional(say('designScreens.size'), design.size),
        ...optional(say('designScreens.hs'), design.hs),
        ...optional(
          say('designScreens.price'),
          design.priceMin === null && design.priceMax === null ? null : range(design.priceMin, design.priceMax, money),
        ),
        { label: say('designScreens.colMade'), value: date(design.madeOn) },
        { label: say('designScreens.colDeclared'), value: date(design.declaredOn) },
        ...optional(say('designScreens.disclosed'), design.disclosedOn && date(design.disclosedOn)),
        ...optional(say('designScreens.description'), design.description, true),
      ]}
    />
  )
}

/** Bộ sưu tập mẫu: designs that their owners opened to everybody, and one of them with its pictures. */

import { Chip, Group } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useAddress } from '../../../web/ui/address.ts'
import { EmptyState } from '../../../web/ui/EmptyState.tsx'
import { ErrorState } from '../../../web/ui/ErrorState.tsx'
import { Facts } from '../../../web/ui/Facts.tsx'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { PageSkeleton } from '../../../web/ui/Page.tsx'
import { Pager } from '../../../web/ui/Pager.tsx'
import { usePageTitle } from '../../../web/ui/usePageTitle.ts'
import { say } from '../../../words/say.ts'
import { DesignGrid } from './DesignPicture.tsx'
import { type PublicDesignData, pictureOf, usePublicDesign, usePublicDesigns } from './designs.data.ts'
import css from './designs.module.css'
import { PictureZoom } from './PictureZoom.tsx'

const useTitle = (title: string) => usePageTitle(title)

export function PublicGallery() {
  const [params, change] = useAddress()
  const { data, error, refetch } = usePublicDesigns(params)
  useTitle(say('designScreens.galleryTitle'))
  if (error && !data) return <ErrorState problem={error} onRetry={() => void refetch()} />
  if (!data) return <PageSkeleton />
  return (
    <div className={css.stack}>
      <header>
        <h1 className={css.title}>{say('designScreens.galleryTitle')}</h1>
        <p className={css.quiet}>{say('designScreens.galleryLead')}</p>
      </header>
      <Chip.Group value={params.craft ?? ''} onChange={next => change({ craft: String(next) || undefined, page: undefined })}>
        <Group gap="xs">
          <Chip value="">{say('designScreens.allCrafts')}</Chip>
          {Object.entries(data.crafts).map(([craft, label]) => (
            <Chip key={craft} value={craft}>
              {label}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
      {data.rows.length ? (
        <>
          <DesignGrid
            label={say('designScreens.galleryTitle')}
            tiles={data.rows.map(row => ({
              code: row.code,
              name: row.name,
              picture: null,
              ...(row.pictures[0] ? { src: pictureOf(row.code, row.pictures[0].id, { small: true, open: true }) } : {}),
              to: `/mau/${encodeURIComponent(row.code)}`,
              note: [row.maker, row.craftLabel].filter(Boolean).join(' · '),
              corner: row.pictures.length > 1 ? say('designScreens.pictures', { count: row.pictures.length }) : undefined,
            }))}
          />
          <Pager
            from={(data.page - 1) * data.size + 1}
            to={Math.min(data.total, data.page * data.size)}
            page={data.page - 1}
            pages={Math.ceil(data.total / data.size)}
            total={data.total}
            noun={say('designScreens.noun')}
            onPage={page => change({ page: page ? String(page + 1) : undefined }, { push: true })}
          />
        </>
      ) : (
        <EmptyState title={say('designScreens.galleryNone')} text={say('designScreens.galleryNoneText')} />
      )}
    </div>
  )
}

export function PublicDesign() {
  const { code = '' } = useParams({ strict: false }) as { code?: string }
  const { data, error, refetch } = usePublicDesign(code)
  if (error && !data)
    return <ErrorState problem={error} onRetry={() => void refetch()} back={{ label: say('designScreens.backToGallery'), to: '/mau' }} />
  if (!data) return <PageSkeleton />
  return <One design={data} />
}
function One({ design }: { design: PublicDesignData }) {
  useTitle(design.name)
  const fact = (label: string, value: string | null | undefined, wide = false) => (value ? [{ label, value, wide }] : [])
  return (
    <div className={css.stack}>
      <p className={css.quiet}>
        <GoLink to="/mau">{say('designScreens.galleryTitle')}</GoLink>
      </p>
      <h1 className={css.title}>{design.name}</h1>
      <PictureZoom
        name={design.name}
        pictures={design.pictures.map(picture => ({
          ...picture,
          small: pictureOf(design.code, picture.id, { small: true, open: true }),
          src: pictureOf(design.code, picture.id, { open: true }),
        }))}
      />
      <Facts
        facts={[
          { label: say('designScreens.factCode'), value: design.code },
          { label: say('designScreens.factCraft'), value: design.craftLabel },
          ...fact(say('designScreens.colKind'), design.productKind),
          ...fact(say('designScreens.colMaker'), design.maker),
          { label: say('designScreens.madeIn'), value: String(design.year) },
          ...fact(say('designScreens.size'), design.size),
          ...fact(say('designScreens.motifs'), design.motifs.join(', '), true),
          ...fact(say('designScreens.materials'), design.materials.join(', '), true),
          ...fact(say('designScreens.techniques'), design.techniques.join(', '), true),
          ...fact(say('designScreens.description'), design.description, true),
        ]}
      />
      <p className={css.quiet}>{say('designScreens.galleryRights')}</p>
    </div>
  )
}

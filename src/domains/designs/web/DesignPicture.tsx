/** A picture of a design in a frame of its own shape, and a grid of designs by their first picture. */
import { IconPhotoOff } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { GoLink } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { designAddress, pictureOf } from './designs.data.ts'
import css from './designs.module.css'

interface DesignPictureProps {
  /** Where the picture is read; null when there is none, or it is not the reader's to see. */
  src: string | null
  alt: string
  /** Said in its place. */
  none?: string
  /** Shows the whole picture in a square instead of filling it. */
  whole?: boolean
}
export function DesignPicture({ src, alt, none, whole = false }: DesignPictureProps) {
  const [lost, setLost] = useState(false)
  if (!src || lost)
    return (
      <span className={css.noPicture}>
        <IconPhotoOff size={26} stroke={1.4} aria-hidden />
        <span>{none ?? say(lost ? 'designScreens.pictureLost' : 'designScreens.noPicture')}</span>
      </span>
    )
  return <img className={css.picture} data-whole={whole || undefined} src={src} alt={alt} loading="lazy" onError={() => setLost(true)} />
}

/** What a tile of the grid needs of a design. */
export interface DesignTile {
  code: string
  name: string
  /** Id of the view that stands for it. */
  picture: string | null
  /** Where the tile leads, when it is not the design's own page. */
  to?: string
  /** Where the picture is read, when it is not the register's. */
  src?: string
  /** One quiet line under the name. */
  note?: ReactNode
  /** A badge under it. */
  badge?: ReactNode
  /** Stands in the corner of the picture: the number of pictures. */
  corner?: ReactNode
}
export function DesignGrid({ tiles, label }: { tiles: readonly DesignTile[]; label: string }) {
  return (
    <ul className={css.grid} aria-label={label}>
      {tiles.map(tile => (
        <li key={tile.code} className={css.tile}>
          <span className={css.frame}>
            <DesignPicture src={tile.src ?? (tile.picture && pictureOf(tile.code, tile.picture, { small: true }))} alt="" />
            {tile.corner && <span className={css.corner}>{tile.corner}</span>}
          </span>
          <span className={css.words}>
            <GoLink to={tile.to ?? designAddress(tile.code)} className={css.tileName}>
              {tile.name}
            </GoLink>
            {tile.note && <span className={css.tileNote}>{tile.note}</span>}
            {tile.badge && <span className={css.tileBadge}>{tile.badge}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

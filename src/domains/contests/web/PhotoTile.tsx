/** A picture of an entry as its entrant sees it: itself, what it shows, and a way to take it out. */
import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { say } from '../../../words/say.ts'
import css from './contests.module.css'

interface PhotoTileProps {
  picture: ReactNode
  /** What it shows, said or to be chosen. */
  kind: ReactNode
  onDrop: () => void
}
export const PhotoTile = ({ picture, kind, onDrop }: PhotoTileProps) => (
  <li>
    <span className={css.photoFrame}>{picture}</span>
    <div className={css.photoWords}>
      {kind}
      <ActionIcon size={40} aria-label={say('contestScreens.pictureDrop')} onClick={onDrop}>
        <IconX size={18} />
      </ActionIcon>
    </div>
  </li>
)

/** Pictures of one thing: one large, the others in a strip; a click opens it over the whole window, to look closely. */
import { Button, Modal } from '@mantine/core'
import { IconChevronLeft, IconChevronRight, IconZoomIn, IconZoomOut } from '@tabler/icons-react'
import { type KeyboardEvent, useState } from 'react'
import { say } from '../../../words/say.ts'
import { DesignPicture } from './DesignPicture.tsx'
import css from './designs.module.css'

export interface Shown {
  id: string
  /** Small and whole picture. */
  small: string
  src: string
  caption: string | null
  width: number
  height: number
}
/** How large a picture stands in its place, of its fitted size. */
export const zoomSteps = [1, 1.5, 2, 3, 4, 6] as const

export function PictureZoom({ pictures, name }: { pictures: readonly Shown[]; name: string }) {
  const [at, setAt] = useState(0)
  const [opened, setOpened] = useState(false)
  const picture = pictures[Math.min(at, pictures.length - 1)]
  if (!picture)
    return (
      <span className={css.main} style={{ cursor: 'default' }}>
        <DesignPicture src={null} alt="" />
      </span>
    )
  const alt = picture.caption ?? say('designScreens.pictureOf', { name, at: at + 1, of: pictures.length })
  return (
    <div className={css.viewer}>
      <button type="button" className={css.main} onClick={() => setOpened(true)} aria-label={say('designScreens.zoomOpen', { name: alt })}>
        <DesignPicture key={picture.id} src={picture.src} alt={alt} whole />
      </button>
      {picture.caption && <p className={css.quiet}>{picture.caption}</p>}
      <PictureStrip pictures={pictures} name={name} at={at} onPick={setAt} />
      <Modal opened={opened} onClose={() => setOpened(false)} fullScreen title={alt}>
        <Close picture={picture} alt={alt} count={pictures.length} at={at} onTurn={setAt} />
      </Modal>
    </div>
  )
}

interface StripProps {
  pictures: readonly Shown[]
  name: string
  at: number
  onPick: (at: number) => void
}
/** Every picture, small, to choose one; nothing where there is one only. */
export function PictureStrip({ pictures, name, at, onPick }: StripProps) {
  if (pictures.length < 2) return null
  return (
    <ul className={`${css.strip} no-print`} aria-label={say('designScreens.allPictures')}>
      {pictures.map((each, index) => (
        <li key={each.id}>
          <button
            type="button"
            aria-current={index === at || undefined}
            aria-label={each.caption ?? say('designScreens.pictureOf', { name, at: index + 1, of: pictures.length })}
            onClick={() => onPick(index)}
          >
            <DesignPicture src={each.small} alt="" />
          </button>
        </li>
      ))}
    </ul>
  )
}

interface CloseProps {
  picture: Shown
  alt: string
  count: number
  at: number
  onTurn: (at: number) => void
}
function Close({ picture, alt, count, at, onTurn }: CloseProps) {
  const [step, setStep] = useState(0)
  const nearer = () => setStep(Math.min(zoomSteps.length - 1, step + 1))
  const farther = () => setStep(Math.max(0, step - 1))
  const turn = (by: number) => {
    onTurn((at + by + count) % count)
    setStep(0)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === '+' || event.key === '=') nearer()
    if (event.key === '-') farther()
    if (count > 1 && event.key === 'ArrowRight' && step === 0) turn(1)
    if (count > 1 && event.key === 'ArrowLeft' && step === 0) turn(-1)
  }
  const scale = zoomSteps[step] ?? 1
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys are a second way; every one has its button
    <div className={css.zoom} onKeyDown={press}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled with the arrow keys */}
      <section className={css.pane} tabIndex={0} aria-label={alt} onDoubleClick={nearer}>
        <img
          src={picture.src}
          alt={alt}
          style={
            scale === 1
              ? { maxWidth: '100%', maxHeight: '100%' }
              : { width: `min(${100 * scale}%, calc(${(100 * scale * picture.width) / picture.height}dvh - ${7 * scale}rem))` }
          }
        />
      </section>
      <div className={css.zoomBar}>
        <p>{say('designScreens.zoomSize', { width: picture.width, height: picture.height, scale: String(scale).replace('.', ',') })}</p>
        {count > 1 && (
          <>
            <Button variant="default" leftSection={<IconChevronLeft size={18} />} onClick={() => turn(-1)}>
              {say('designScreens.before')}
            </Button>
            <Button variant="default" leftSection={<IconChevronRight size={18} />} onClick={() => turn(1)}>
              {say('designScreens.after')}
            </Button>
          </>
        )}
        <Button variant="default" leftSection={<IconZoomOut size={18} />} disabled={step === 0} onClick={farther}>
          {say('designScreens.zoomOut')}
        </Button>
        <Button variant="default" leftSection={<IconZoomIn size={18} />} disabled={step === zoomSteps.length - 1} onClick={nearer}>
          {say('designScreens.zoomIn')}
        </Button>
      </div>
    </div>
  )
}

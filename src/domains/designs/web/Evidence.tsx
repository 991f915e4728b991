/** Why two pictures are taken for one: laid upon each other with a slider, or side by side with the points that agree. */
import { SegmentedControl, Slider } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { number } from '../../../web/format.ts'
import { say } from '../../../words/say.ts'
import css from './check.module.css'
import type { Candidate } from './designs.data.ts'
import { overlayMatrix, spread } from './overlay.ts'

interface EvidenceProps {
  asked: string
  registered: string
  candidate: Candidate
}
export function Evidence({ asked, registered, candidate }: EvidenceProps) {
  const { evidence } = candidate
  const [how, setHow] = useState(evidence?.homography ? 'overlay' : 'points')
  const [sizes, setSizes] = useState<{ asked: Size; registered: Size } | null>(null)
  useEffect(() => {
    let gone = false
    void Promise.all([sizeOf(asked), sizeOf(registered)]).then(([one, two]) => !gone && setSizes({ asked: one, registered: two }))
    return () => {
      gone = true
    }
  }, [asked, registered])
  if (!evidence) return null
  return (
    <div className={css.evidence}>
      {evidence.homography && (
        <SegmentedControl
          size="sm"
          aria-label={say('designScreens.evidenceAs')}
          value={how}
          onChange={setHow}
          data={[
            { value: 'overlay', label: say('designScreens.asOverlay') },
            { value: 'points', label: say('designScreens.asPoints') },
          ]}
        />
      )}
      {!sizes ? (
        <p className={css.quiet}>{say('web.loading')}</p>
      ) : how === 'overlay' && evidence.homography ? (
        <Overlay asked={asked} registered={registered} homography={evidence.homography} size={sizes.registered} />
      ) : (
        <Points asked={asked} registered={registered} candidate={candidate} sizes={sizes} />
      )}
      <p className={css.quiet}>
        {candidate.inliers ? say('designScreens.inliers', { count: number(candidate.inliers) }) : say('designScreens.noInliers')}
      </p>
    </div>
  )
}

interface Size {
  width: number
  height: number
}
const sizeOf = (src: string): Promise<Size> =>
  new Promise(resolve => {
    const image = new Image()
    image.onload = () => resolve({ width: image.naturalWidth, height: image.naturalHeight })
    image.onerror = () => resolve({ width: 1, height: 1 })
    image.src = src
  })

/** The asked picture, moved to where it lies in the registered one; the slider goes from one to the other. */
function Overlay({ asked, registered, homography, size }: { asked: string; registered: string; homography: number[]; size: Size }) {
  const [share, setShare] = useState(50)
  const { ref, width } = useElementSize()
  const height = (width * size.height) / size.width
  return (
    <div className={css.overlayBox}>
      <div ref={ref} className={css.overlay} style={{ aspectRatio: `${size.width} / ${size.height}` }}>
        <img src={registered} alt={say('designScreens.registered')} />
        {width > 0 && (
          <img
            src={asked}
            alt={say('designScreens.asked')}
            className={css.upon}
            style={{ width, height, opacity: share / 100, transform: overlayMatrix(homography, width, height) }}
          />
        )}
      </div>
      <Slider
        aria-label={say('designScreens.overlayShare')}
        value={share}
        onChange={setShare}
        label={null}
        marks={[
          { value: 0, label: say('designScreens.registered') },
          { value: 100, label: say('designScreens.asked') },
        ]}
        className={css.slider ?? ''}
        step={5}
      />
    </div>
  )
}

/** Side by side, with lines between points that agree and the outline of what agrees. In units of a hundredth of the picture's width. */
function Points({ asked, registered, candidate, sizes }: EvidenceProps & { sizes: { asked: Size; registered: Size } }) {
  const gap = 6
  const heights = {
    asked: (100 * sizes.asked.height) / sizes.asked.width,
    registered: (100 * sizes.registered.height) / sizes.registered.width,
  }
  const tall = Math.max(heights.asked, heights.registered)
  const left = ([x, y]: readonly number[]): [number, number] => [(x ?? 0) * 100, (y ?? 0) * heights.asked]
  const right = ([x, y]: readonly number[]): [number, number] => [100 + gap + (x ?? 0) * 100, (y ?? 0) * heights.registered]
  const outline = (points: readonly (readonly number[])[], place: typeof left) => points.map(point => place(point).join(',')).join(' ')
  const { matches, area } = candidate.evidence ?? { matches: [], area: null }
  return (
    <svg
      className={css.points}
      viewBox={`0 0 ${200 + gap} ${tall}`}
      role="img"
      aria-label={say('designScreens.pointsLabel', { count: number(matches.length) })}
    >
      <image href={asked} x={0} y={0} width={100} height={heights.asked} preserveAspectRatio="none" />
      <image href={registered} x={100 + gap} y={0} width={100} height={heights.registered} preserveAspectRatio="none" />
      {area && (
        <>
          <polygon className={css.area} points={outline(area.from, left)} />
          <polygon className={css.area} points={outline(area.to, right)} />
        </>
      )}
      {spread(matches, 40).map(({ from, to }) => {
        const [x1, y1] = left(from)
        const [x2, y2] = right(to)
        return (
          <g key={`${x1} ${y1} ${x2} ${y2}`}>
            <line className={css.line} x1={x1} y1={y1} x2={x2} y2={y2} />
            <circle className={css.dot} cx={x1} cy={y1} r={0.9} />
            <circle className={css.dot} cx={x2} cy={y2} r={0.9} />
          </g>
        )
      })}
    </svg>
  )
}

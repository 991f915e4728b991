/** Where in the city a commune lies: the whole city in hairlines, the commune filled. A reference map, no legal boundary. */
import { say } from '../../words/say.ts'
import css from './CommuneMap.module.css'
import { useCommunes } from './communes.ts'

interface CommuneMapProps {
  /** Codes of the communes of today, as the units have them ('10183'). Several: one of these, not known which. */
  codes: readonly string[]
  /** What is shown, said to who cannot see it: 'Xã Thường Tín'. */
  label: string
}
/** Draws nothing but its own room until the outlines have come, and nothing at all when they cannot or hold none of the communes. */
export function CommuneMap({ codes, label }: CommuneMapProps) {
  const { data, error } = useCommunes()
  if (error || (data && !data.communes.some(({ code }) => codes.includes(code)))) return null
  const chosen = data?.communes.filter(({ code }) => codes.includes(code)) ?? []
  const sure = codes.length === 1
  return (
    <figure className={css.figure}>
      <svg
        className={css.map}
        viewBox={`0 0 ${data?.width ?? 800} ${data?.height ?? 966}`}
        role="img"
        aria-label={say('mapScreens.where', { place: label })}
      >
        {data?.communes.map(({ code, d }) => (
          <path key={code} d={d} className={css.commune} />
        ))}
        {chosen.map(({ code, d, at: [x, y], room }) => (
          <g key={code}>
            <path d={d} className={sure ? css.chosen : css.maybe} />
            {/* A small ward would be overlooked. */}
            {room < 14 && <circle cx={x} cy={y} r={30} className={css.ring} />}
          </g>
        ))}
      </svg>
      <figcaption className={css.note}>{say('mapScreens.reference')}</figcaption>
    </figure>
  )
}

/** A link as a QR code: dark squares on white, drawn as one path so that it prints sharp. */
import { encode } from 'uqr'
import { say } from '../../words/say.ts'

interface QrCodeProps {
  /** What a telephone reads. */
  text: string
  /** What it leads to, for who cannot see it. */
  label: string
  className?: string | undefined
}
export function QrCode({ text, label, className }: QrCodeProps) {
  const { size, data } = encode(text, { ecc: 'M', border: 2 })
  const dark = data.flatMap((row, y) => row.flatMap((on, x) => (on ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg viewBox={`0 0 ${size} ${size}`} className={className} role="img" aria-label={say('web.qr', { label })} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={dark} fill="#000" />
    </svg>
  )
}

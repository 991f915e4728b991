/** Passing an address on: as the telephone itself shares, copied, or Zalo or Facebook opened with it in a new tab. Nothing is loaded from them. */
import { Button } from '@mantine/core'
import { IconBrandFacebook, IconCopy, IconMessageShare, IconShare2 } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import css from './PublicLink.module.css'
import { saved } from './toast.ts'

interface ShareLinksProps {
  /** Whole, as a telephone opens it. */
  address: string
  /** What stands there, for the message that carries it. */
  title?: string
}
/** Who closes the telephone's sheet has shared nothing, and that is no fault. */
const closed = () => {}
export function ShareLinks({ address, title }: ShareLinksProps) {
  const url = encodeURIComponent(address)
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => saved(say('web.shareCopied')),
      () => window.prompt(say('web.shareByHand'), address),
    )
  const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer', variant: 'default' } as const
  return (
    <div className={`${css.share} no-print`}>
      {'share' in navigator && (
        <Button
          leftSection={<IconShare2 size={18} stroke={1.6} />}
          onClick={() => void navigator.share({ url: address, ...(title ? { title } : {}) }).catch(closed)}
        >
          {say('web.share')}
        </Button>
      )}
      <Button variant="default" leftSection={<IconCopy size={18} stroke={1.6} />} onClick={() => void copy()}>
        {say('web.shareCopy')}
      </Button>
      <Button {...outside} href={`https://zalo.me/share?url=${url}`} leftSection={<IconMessageShare size={20} stroke={1.6} />}>
        {say('web.shareZalo')}
      </Button>
      <Button
        {...outside}
        href={`https://www.facebook.com/sharer/sharer.php?u=${url}`}
        leftSection={<IconBrandFacebook size={18} stroke={1.6} />}
      >
        {say('web.shareFacebook')}
      </Button>
    </div>
  )
}

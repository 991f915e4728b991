/** Passing an address on: copy it, or open Zalo or Facebook with it in a new tab. Nothing is loaded from them. */
import { Button } from '@mantine/core'
import { IconBrandFacebook, IconCopy, IconMessageShare } from '@tabler/icons-react'
import { say } from '../../words/say.ts'
import css from './PublicLink.module.css'
import { saved } from './toast.ts'

export function ShareLinks({ address }: { address: string }) {
  const url = encodeURIComponent(address)
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => saved(say('web.shareCopied')),
      () => window.prompt(say('web.shareByHand'), address),
    )
  const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer', variant: 'default' } as const
  return (
    <div className={`${css.share} no-print`}>
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

/** Passing an address on: copy it, or open Zalo or Facebook with it in a new tab. Nothing is loaded from them. */
import { Button } from '@mantine/core'
import { IconBrandFacebook, IconCopy, IconMessageShare } from '@tabler/icons-react'
import { saved } from '../../../web/ui/toast.ts'
import { say } from '../../../words/say.ts'
import css from './public.module.css'

export function ShareLinks({ address }: { address: string }) {
  const url = encodeURIComponent(address)
  const copy = () =>
    navigator.clipboard.writeText(address).then(
      () => saved(say('callScreens.copied')),
      () => window.prompt(say('callScreens.copyByHand'), address),
    )
  const outside = { component: 'a', target: '_blank', rel: 'noopener noreferrer', variant: 'default' } as const
  return (
    <div className={`${css.share} no-print`}>
      <Button variant="default" leftSection={<IconCopy size={18} stroke={1.6} />} onClick={() => void copy()}>
        {say('callScreens.copy')}
      </Button>
      <Button {...outside} href={`https://zalo.me/share?url=${url}`} leftSection={<IconMessageShare size={20} stroke={1.6} />}>
        {say('callScreens.zalo')}
      </Button>
      <Button
        {...outside}
        href={`https://www.facebook.com/sharer/sharer.php?u=${url}`}
        leftSection={<IconBrandFacebook size={18} stroke={1.6} />}
      >
        {say('callScreens.facebook')}
      </Button>
    </div>
  )
}

/** The way from the register to its likely pairs, with how many wait. */
import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { number } from '../../../web/format.ts'
import { useSession } from '../../../web/session.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import { deciders, queueAddress, useQueue } from './duplicates.data.ts'

/** Shows nothing to whoever decides on none. */
export function DuplicatesLink() {
  const { has } = useSession()
  const decides = has(...deciders)
  const open = useQueue({}, decides).data?.byState.find(each => each.state === 'open')?.count
  const go = useGo()
  if (!decides) return null
  return (
    <Button variant="default" leftSection={<IconCopy size={17} stroke={1.6} />} onClick={() => go(queueAddress)}>
      {open ? say('duplicates.linkCount', { count: number(open) }) : say('duplicates.link')}
    </Button>
  )
}

/** On a record's page: the officer knows another record that is the same, and is led to choose it. */
import { Button } from '@mantine/core'
import { IconCopy } from '@tabler/icons-react'
import { useSession } from '../../../web/session.tsx'
import { useGo } from '../../../web/ui/GoLink.tsx'
import { say } from '../../../words/say.ts'
import type { MatchedKind } from '../duplicates.schema.ts'
import { deciders, pointAddress } from './duplicates.data.ts'

/** Shows nothing to whoever decides on no pair. */
export function PointButton({ kind, code }: { kind: MatchedKind; code: string }) {
  const { has } = useSession()
  const go = useGo()
  if (!has(...deciders)) return null
  return (
    <Button
      variant="default"
      visibleFrom="sm"
      leftSection={<IconCopy size={17} stroke={1.6} />}
      onClick={() => go(pointAddress(kind, code))}
    >
      {say('duplicates.pointHere')}
    </Button>
  )
}

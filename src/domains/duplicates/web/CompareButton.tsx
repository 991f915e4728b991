/** Compares everything again in the background: a button that says that it is being done, and tells when it is. */
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { get, post } from '../../../web/api.ts'
import { failed, saved } from '../../../web/ui/toast.ts'

interface CompareButtonProps {
  /** Where it is asked for; the answer names the job. */
  path: string
  label: string
  /** While it runs, until the job says more. */
  busy: string
  done: string
  /** What was read before is read anew. */
  onDone: () => Promise<unknown>
}
export function CompareButton({ path, label, busy, done, onDone }: CompareButtonProps) {
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useQuery({
    queryKey: ['jobs', jobId],
    queryFn: async ({ signal }) => {
      const now = await get<{ state: string; note: string | null }>(`/api/jobs/${jobId}`, signal)
      if (!['waiting', 'running'].includes(now.state)) {
        setJobId(null)
        await onDone()
        if (now.state === 'done') saved(done)
      }
      return now
    },
    enabled: jobId !== null,
    refetchInterval: 1500,
  })
  const ask = () =>
    post<{ jobId: string }>(path)
      .then(answer => setJobId(answer.jobId))
      .catch(failed)
  return (
    <Button variant="default" leftSection={<IconRefresh size={17} stroke={1.6} />} disabled={jobId !== null} onClick={() => void ask()}>
      {jobId === null ? label : (job.data?.note ?? busy)}
    </Button>
  )
}

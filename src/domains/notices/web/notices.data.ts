/** A person's notices as screens read them. */
import { useQuery } from '@tanstack/react-query'
import { get, post, put, queries } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { myChoices, myNotices } from '../notices.actions.ts'
import type { outbox } from '../outbox.actions.ts'

export type Notices = Sent<Awaited<ReturnType<typeof myNotices>>>
export type NoticeLine = Notices['rows'][number]
export type Choices = Sent<Awaited<ReturnType<typeof myChoices>>>
export type Outbox = Sent<Awaited<ReturnType<typeof outbox>>>
export type FailedMessage = Outbox['rows'][number]

const key = 'notices'
const minute = 60_000
export const useUnread = () =>
  useQuery({
    queryKey: [key, 'unread'],
    queryFn: ({ signal }) => get<{ unread: number }>('/api/notices/unread', signal),
    refetchInterval: minute,
  })
export const useNotices = (page: number) =>
  useQuery({ queryKey: [key, 'list', page], queryFn: ({ signal }) => get<Notices>(`/api/notices?page=${page}`, signal) })
export const useChoices = () =>
  useQuery({ queryKey: [key, 'choices'], queryFn: ({ signal }) => get<Choices>('/api/notices/choices', signal) })
export const useOutbox = () => useQuery({ queryKey: ['messages'], queryFn: ({ signal }) => get<Outbox>('/api/messages', signal) })

/** Marks some (null: all) as read or not. @throws ApiProblem */
export const markNotices = async (ids: readonly string[] | null, read: boolean): Promise<void> => {
  await post('/api/notices/read', { ids, read })
  await queries.invalidateQueries({ queryKey: [key] })
}
export const chooseEmail = async (email: boolean): Promise<void> => {
  queries.setQueryData([key, 'choices'], await put<Choices>('/api/notices/choices', { email }))
}
/** The whole address of a new calendar, to be shown once. */
export const makeCalendar = async (): Promise<string> => {
  const { path } = await post<{ path: string }>('/api/notices/calendar')
  await queries.invalidateQueries({ queryKey: [key, 'choices'] })
  return `${location.origin}${path}`
}
export const sendAgain = async (): Promise<number> => {
  const { again } = await post<{ again: number }>('/api/messages/retry')
  await queries.invalidateQueries({ queryKey: ['messages'] })
  return again
}

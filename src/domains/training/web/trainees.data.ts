/** What the screens of trainees read from the server. */
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { FieldModel } from '../../../kernel/entity.ts'
import { get } from '../../../web/api.ts'
import { actsOf } from '../../../web/ui/acts.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Act } from '../../../web/ui/Timeline.tsx'
import { type Sentence, say } from '../../../words/say.ts'
import type { listClasses, listTrainees, openTrainee } from '../trainees.actions.ts'

export type TraineesPageData = Sent<Awaited<ReturnType<typeof listTrainees>>>
export type TraineeRow = TraineesPageData['rows'][number]
export type TraineeData = Sent<Awaited<ReturnType<typeof openTrainee>>>
export type ClassLine = Sent<Awaited<ReturnType<typeof listClasses>>>[number]

export const traineesAddress = '/so-bo?tab=trainees'
export const traineeAddress = (id: string): string => `/so-bo/hoc-vien/${id}`
export const traineeCrumbs = [
  { label: say('registerScreens.title'), to: '/so-bo' },
  { label: say('training.tab'), to: traineesAddress },
]
export const traineeKey = (id: string) => ['trainee', id] as const
/** First parts of the query keys that a change of a trainee makes stale. */
export const stale = ['trainees', 'trainee', 'class', 'establishment', 'duplicates']

export const useTrainees = (query: string, enabled: boolean) =>
  useQuery({
    queryKey: ['trainees', query],
    queryFn: ({ signal }) => get<TraineesPageData>(`/api/trainees${query}`, signal),
    placeholderData: keepPreviousData,
    enabled,
  })
export const useTrainee = (id: string) =>
  useQuery({
    queryKey: traineeKey(id),
    queryFn: ({ signal }) => get<TraineeData>(`/api/trainees/${encodeURIComponent(id)}`, signal),
    enabled: id !== '',
  })
export const useClasses = (enabled = true) =>
  useQuery({ queryKey: ['trainees', 'classes'], queryFn: ({ signal }) => get<ClassLine[]>('/api/trainees/classes', signal), enabled })
export const useTraineeFields = (enabled: boolean) =>
  useQuery({
    queryKey: ['form', 'trainees'],
    queryFn: ({ signal }) => get<FieldModel[]>('/api/trainees/form', signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled,
  })

const words: Readonly<Record<string, Sentence>> = {
  create: 'training.actCreate',
  correct: 'training.actCorrect',
  imported: 'training.actImported',
  reveal_number: 'training.actReveal',
  reveal_phone: 'training.actRevealPhone',
  erase: 'training.actErase',
  merged: 'training.actMerged',
  unmerged: 'training.actUnmerged',
}
const attended: Readonly<Record<string, Sentence>> = {
  create: 'training.actAttended',
  correct: 'training.actAttendanceCorrected',
}
/** The acts on a trainee and on the classes that they attended. */
export const traineeActs = ({ id, acts }: TraineeData): Act[] =>
  actsOf(acts, ({ action, recordId }) => ({
    act: say((recordId === id ? undefined : attended[action]) ?? words[action] ?? 'training.actOther'),
  }))

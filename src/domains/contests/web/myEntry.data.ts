/** What whoever holds a code reads of their entry and sends to it: the code goes in a header, and stands in no address that is sent. */
import { useQuery } from '@tanstack/react-query'
import { get, getFile, post, put, upload } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { EntryInput, PictureKind } from '../entries.schema.ts'
import type { readEntry } from '../following.actions.ts'
import { forget } from './contests.data.ts'

export type MyEntryData = Sent<Awaited<ReturnType<typeof readEntry>>>

const path = '/api/public/contest-entry'
const withCode = (code: string) => ({ 'x-entry-code': code })
const keys = (code: string) => ['contests', 'mine', code]
/** The screen of an entry: its code stands behind '#', which browsers keep to themselves. */
export const myEntryAddress = (code: string, query = ''): string => `/bai-thi${query}#${code}`

export const useMyEntry = (code: string) =>
  useQuery({ queryKey: keys(code), queryFn: ({ signal }) => get<MyEntryData>(path, signal, withCode(code)), enabled: code !== '' })
/** A picture of the entry, whole or small. @throws ApiProblem */
export const readMyPicture = (code: string, id: string, small: boolean): Promise<Blob> =>
  getFile(`${path}/pictures/${id}${small ? '?small=1' : ''}`, withCode(code))
export const useMyPicture = (code: string, id: string) =>
  useQuery({
    queryKey: [...keys(code), 'picture', id],
    queryFn: async () => new File([await readMyPicture(code, id, true)], id, { type: 'image/webp' }),
    staleTime: Number.POSITIVE_INFINITY,
    structuralSharing: false,
  })

/** Sends to the entry: `submission`, `withdrawal`, `pictures/…/removal`. @throws ApiProblem */
export const sendMine = async (code: string, act: string): Promise<void> => {
  await post(`${path}/${act}`, {}, withCode(code))
  await forget()
}
/** Changes what was sent. @throws ApiProblem */
export const changeMine = async (
  code: string,
  values: Omit<EntryInput, 'craft'> & { craft: EntryInput['craft'] | null },
): Promise<void> => {
  await put(path, values, withCode(code))
  await forget()
}
/** Adds a picture. @throws ApiProblem */
export const addMyPicture = (code: string, file: File, picture: { id: string; kind: PictureKind }) =>
  upload(`${path}/pictures`, [file], picture, withCode(code))

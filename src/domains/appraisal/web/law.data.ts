/** What the screens of documents of law read from the server. */
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { get } from '../../../web/api.ts'
import type { Sent } from '../../../web/ui/sent.ts'
import type { Kind } from '../../../web/ui/tones.ts'
import type { listDocuments, openDocument, versionForms } from '../documents.actions.ts'
import type { DocumentState } from '../documents.schema.ts'

export type DocumentLine = Sent<Awaited<ReturnType<typeof listDocuments>>>[number]
export type DocumentData = Sent<Awaited<ReturnType<typeof openDocument>>>
export type VersionForm = Awaited<ReturnType<typeof versionForms>>[number]

export const documentPath = (id: string) => `/api/appraisal/documents/${encodeURIComponent(id)}`
export const useDocuments = () =>
  useQuery({ queryKey: ['law', 'documents'], queryFn: ({ signal }) => get<DocumentLine[]>('/api/appraisal/documents', signal) })
export const useDocument = (id: string) =>
  useQuery({ queryKey: ['law', 'document', id], queryFn: ({ signal }) => get<DocumentData>(documentPath(id), signal) })
/** What a document may bring a version of, by code. */
export const useVersionForms = () =>
  useQuery({ queryKey: ['law', 'forms'], queryFn: ({ signal }) => get<VersionForm[]>('/api/appraisal/documents/forms', signal) })
/** Everything that depends on the law is read anew. */
export const useLawChanged = () => {
  const client = useQueryClient()
  return () => client.invalidateQueries({ predicate: ({ queryKey }) => !['session', 'units', 'lists'].includes(String(queryKey[0])) })
}

export const documentKinds: Record<DocumentState, Kind> = { draft: 'draft', adopted: 'done', dropped: 'refused' }
/** Who may draft, adopt and verify. */
export const lawKeepers = ['leader', 'admin'] as const
/** Who sees what a draft would change for projects. */
export const rejudgers = ['leader', 'appraiser'] as const
/** Who sees whether a draft would change anything: an administrator, too, before adopting it, though not which projects. */
export const previewers = [...rejudgers, 'admin'] as const

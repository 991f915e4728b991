/** Talking to the server: JSON in and out, the CSRF header, refusals as ApiProblem, one query client. */
import { QueryClient } from '@tanstack/react-query'
import { say } from '../words/say.ts'

/** One wrong field: where it is, what is wrong, how to fix it. */
export interface FieldError {
  path: string
  message: string
  fix?: string
}
interface ProblemDocument {
  status?: number
  code?: string
  title?: string
  detail?: string
  errors?: FieldError[]
}

/** A refusal of the server (RFC 9457) or of the network (status 0), already in Vietnamese. */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly FieldError[]
  constructor(problem: ProblemDocument) {
    super(problem.detail ?? problem.title ?? say('web.problemUnknown'))
    this.name = 'ApiProblem'
    this.status = problem.status ?? 0
    this.code = problem.code ?? 'unknown'
    this.title = problem.title ?? say('web.problemTitle')
    this.detail = problem.detail ?? say('web.problemUnknown')
    this.errors = problem.errors ?? []
  }
}

let csrf = ''
let signedOut: () => void = () => {}
/** The token that every writing request carries; the session hands it over after each sign-in. */
export const keepToken = (token: string): void => {
  csrf = token
}
/** What happens when the server no longer knows us (401). */
export const onSignedOut = (act: () => void): void => {
  signedOut = act
}

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const fallback: ProblemDocument =
    response.status >= 500
      ? { title: say('web.problemServerTitle'), detail: say('web.problemServer') }
      : { title: say('web.problemTitle'), detail: say('web.problemUnknown') }
  const type = response.headers.get('content-type') ?? ''
  const said = type.includes('json') ? ((await response.json().catch(() => ({}))) as ProblemDocument) : {}
  return new ApiProblem({ ...fallback, ...said, status: response.status })
}

const send = async <T>(path: string, init: RequestInit): Promise<T> => {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ApiProblem({ status: 0, code: 'offline', title: say('web.problemOfflineTitle'), detail: say('web.problemOffline') })
  })
  if (!response.ok) {
    const problem = await problemOf(response)
    // A wrong password is also a 401, but there is no session to lose.
    if (response.status === 401 && !path.startsWith('/api/session')) signedOut()
    throw problem
  }
  if (response.status === 204) return undefined as T
  return (await response.json()) as T
}

/** More headers of a request: a code that no address carries. */
type More = Readonly<Record<string, string>>
/** Reads JSON. @throws ApiProblem */
export const get = <T>(path: string, signal?: AbortSignal, more: More = {}): Promise<T> =>
  send<T>(path, { headers: { accept: 'application/json', ...more }, ...(signal ? { signal } : {}) })
const write = <T>(method: 'POST' | 'PUT', path: string, body: unknown, more: More = {}): Promise<T> =>
  send<T>(path, {
    method,
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-csrf-token': csrf, ...more },
    body: JSON.stringify(body),
  })
/** Sends JSON and reads the answer. @throws ApiProblem */
export const post = <T>(path: string, body: unknown = {}, more: More = {}): Promise<T> => write<T>('POST', path, body, more)
/** Sends the whole record anew. @throws ApiProblem */
export const put = <T>(path: string, body: unknown, more: More = {}): Promise<T> => write<T>('PUT', path, body, more)
const parts = (files: readonly File[], fields: Readonly<Record<string, string>>): FormData => {
  const body = new FormData()
  for (const [name, value] of Object.entries(fields)) body.append(name, value)
  for (const file of files) body.append('file', file, file.name)
  return body
}
/** Sends files as multipart, other values as text parts before them. @throws ApiProblem */
export const upload = <T>(
  path: string,
  files: readonly File[],
  fields: Readonly<Record<string, string>> = {},
  more: More = {},
): Promise<T> =>
  send<T>(path, { method: 'POST', headers: { accept: 'application/json', 'x-csrf-token': csrf, ...more }, body: parts(files, fields) })
/**
 * The same, followed while it goes: what `fetch` cannot tell of a slow line, an older request can.
 * @param onShare how much has gone out, 0…1
 * @throws ApiProblem
 */
export const uploadFollowed = <T>(
  path: string,
  files: readonly File[],
  fields: Readonly<Record<string, string>>,
  onShare: (share: number) => void,
): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('x-csrf-token', csrf)
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onShare(loaded / total)
    }
    request.onerror = () =>
      reject(new ApiProblem({ status: 0, code: 'offline', title: say('web.problemOfflineTitle'), detail: say('web.problemOffline') }))
    request.onload = () => {
      const type = request.getResponseHeader('content-type') ?? 'text/plain'
      const response = new Response(request.responseText, { status: request.status, headers: { 'content-type': type } })
      if (response.ok) response.json().then(resolve, reject)
      else void problemOf(response).then(reject)
    }
    request.send(parts(files, fields))
  })
const fileOf = async (path: string, init: RequestInit): Promise<Blob> => {
  const response = await fetch(path, { credentials: 'same-origin', ...init }).catch(() => {
    throw new ApiProblem({ status: 0, code: 'offline', title: say('web.problemOfflineTitle'), detail: say('web.problemOffline') })
  })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}
/** Sends JSON and takes the file that comes back. @throws ApiProblem */
export const postForFile = (path: string, body: unknown): Promise<Blob> =>
  fileOf(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-csrf-token': csrf },
    body: JSON.stringify(body),
  })
/** Reads a file that an address alone does not open. @throws ApiProblem */
export const getFile = (path: string, more: More): Promise<Blob> => fileOf(path, { headers: more })
/** Any thrown thing as an ApiProblem, so that a screen always has words for it. */
export const asProblem = (error: unknown): ApiProblem =>
  error instanceof ApiProblem ? error : new ApiProblem({ title: say('web.problemTitle'), detail: say('web.problemUnknown') })

/** Only what may heal by itself is tried again: the network and the server's own faults, twice. */
const retry = (count: number, error: unknown): boolean => {
  const { status } = asProblem(error)
  return (status === 0 || status >= 500) && count < 2
}
export const queries = new QueryClient({
  defaultOptions: { queries: { retry, staleTime: 15_000, refetchOnWindowFocus: true }, mutations: { retry: false } },
})

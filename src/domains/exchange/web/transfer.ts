/** Sends one workbook and tells how far it has come; the answer is JSON or a file. `fetch` cannot tell progress, so this asks the older way. */
import { ApiProblem } from '../../../web/api.ts'
import { say } from '../../../words/say.ts'

export interface Transfer {
  path: string
  file: File
  csrf: string
  /** From 0 to 1; 1 means sent and being read. */
  onProgress?: (sent: number) => void
}
const send = <T>({ path, file, csrf, onProgress }: Transfer, type: 'json' | 'blob'): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = type
    request.setRequestHeader('x-csrf-token', csrf)
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.upload.onload = () => onProgress?.(1)
    request.onerror = () =>
      reject(new ApiProblem({ status: 0, title: say('web.problemOfflineTitle'), detail: say('exchangeScreens.unknownProblem') }))
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T)
      else void problemOf(request).then(reject)
    }
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
const problemOf = async (request: XMLHttpRequest): Promise<ApiProblem> => {
  const answer: unknown = request.response
  const text = answer instanceof Blob ? await answer.text() : ''
  const said = text ? (JSON.parse(text) as object) : typeof answer === 'object' ? answer : {}
  return new ApiProblem({ ...said, status: request.status })
}

/** @throws ApiProblem */
export const sendForJson = <T>(transfer: Transfer): Promise<T> => send<T>(transfer, 'json')
/** Sends a workbook and saves the file that comes back. @throws ApiProblem */
export const sendForFile = async (transfer: Transfer, name: string): Promise<void> => {
  const address = URL.createObjectURL(await send<Blob>(transfer, 'blob'))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}

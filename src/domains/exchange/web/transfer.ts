/** Sends one workbook and tells how far it has come. `fetch` cannot tell progress, so this asks the older way. */
import { ApiProblem } from '../../../web/api.ts'
import { say } from '../../../words/say.ts'

export interface Transfer {
  path: string
  file: File
  csrf: string
  /** From 0 to 1. */
  onProgress?: (sent: number) => void
}
/** @throws ApiProblem */
export const sendForJson = <T>({ path, file, csrf, onProgress }: Transfer): Promise<T> =>
  new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('x-csrf-token', csrf)
    request.upload.onprogress = event => event.lengthComputable && onProgress?.(event.loaded / event.total)
    request.upload.onload = () => onProgress?.(1)
    request.onerror = () =>
      reject(new ApiProblem({ status: 0, title: say('web.problemOfflineTitle'), detail: say('exchangeScreens.unknownProblem') }))
    request.onload = () => {
      if (request.status < 300) resolve(request.response as T)
      else reject(problemOf(request))
    }
    const body = new FormData()
    body.append('file', file, file.name)
    request.send(body)
  })
const problemOf = (request: XMLHttpRequest): ApiProblem => {
  const answer: unknown = request.response
  return new ApiProblem({ ...(typeof answer === 'object' ? answer : {}), status: request.status })
}

/** A route as data: path, who, input, answer, action. The server mounts it, OpenAPI lists it, the access test reads it. */
import type * as z from 'zod'
import type { Who } from './access.ts'
import type { Context } from './context.ts'

/** A file that a route answers with instead of JSON; in pieces when it is long, each sent as it is made. */
export class FileAnswer {
  constructor(
    readonly bytes: Uint8Array | AsyncIterable<Uint8Array>,
    readonly name: string,
    readonly mediaType: string,
  ) {}
}
export interface UploadedFile {
  name: string
  bytes: Uint8Array
}
export interface Route {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Fastify path below /api, for example `/projects/:code`. */
  path: string
  who: Who
  summary: string
  tag: string
  params?: z.ZodType
  query?: z.ZodType
  body?: z.ZodType
  returns?: z.ZodType
  /** The body is multipart with one file and text fields. */
  upload?: true
  /** Answers a file. */
  file?: true
  /** Requests a minute that one address may make; without it as many as it likes. */
  limit?: number
  handle: (ctx: Context, input: never) => Promise<unknown>
}
type Out<T> = T extends z.ZodType ? z.output<T> : undefined
interface Declared<P, Q, B> {
  params: Out<P>
  query: Out<Q>
  body: Out<B>
  files: UploadedFile[]
}

/** Declares a route with its input typed from the schemas. */
export const route = <
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  declared: Omit<Route, 'params' | 'query' | 'body' | 'handle'> & {
    params?: P
    query?: Q
    body?: B
    handle: (ctx: Context, input: Declared<P, Q, B>) => Promise<unknown>
  },
): Route => declared as unknown as Route

/** An answer that also opens (or, with null, closes) the browser's session. */
export class SessionAnswer {
  constructor(
    readonly opened: { token: string; expiresAt: Date } | null,
    readonly body: unknown,
  ) {}
}

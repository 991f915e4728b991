/** A route as data: path, who, input, answer, action. The server mounts it, OpenAPI lists it, the access test reads it. */
import type * as z from 'zod'
import type { Who } from './access.ts'
import type { Context } from './context.ts'

/** What the office's files are called on the way to a browser. */
export const mediaTypes = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
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
  /** Headers that the action reads; the others are let through (`z.looseObject`). */
  headers?: z.ZodType
  body?: z.ZodType
  returns?: z.ZodType
  /** The body is multipart with one file and text fields. */
  upload?: true
  /** What the file may weigh, in bytes; without it 20 MB where anyone may send one, 100 MB elsewhere. */
  uploadLimit?: number
  /** Asked before the file is read: throws the refusal of what would not be taken anyway. */
  admits?: (ctx: Context, input: never) => Promise<unknown>
  /** Answers a file. */
  file?: true
  /** Requests a minute that one address may make; without it as many as it likes. */
  limit?: number
  handle: (ctx: Context, input: never) => Promise<unknown>
}
type Out<T> = T extends z.ZodType ? z.output<T> : undefined
/** Where a request came from: the visitor's address, as far as proxies are believed, and the cookies that the server gave them. */
export interface Sender {
  address: string
  cookies: Readonly<Record<string, string | undefined>>
}
interface Asked<P, Q, H> {
  params: Out<P>
  query: Out<Q>
  headers: Out<H>
  from: Sender
}
interface Declared<P, Q, H, B> extends Asked<P, Q, H> {
  body: Out<B>
  files: UploadedFile[]
}

/** Declares a route with its input typed from the schemas. */
export const route = <
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  H extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(
  declared: Omit<Route, 'params' | 'query' | 'headers' | 'body' | 'handle' | 'admits'> & {
    params?: P
    query?: Q
    headers?: H
    body?: B
    admits?: (ctx: Context, input: Asked<P, Q, H>) => Promise<unknown>
    handle: (ctx: Context, input: Declared<P, Q, H, B>) => Promise<unknown>
  },
): Route => declared as unknown as Route

/** An answer that also opens (or, with null, closes) the browser's session. */
export class SessionAnswer {
  constructor(
    readonly opened: { token: string; expiresAt: Date } | null,
    readonly body: unknown,
  ) {}
}
/** An answer that also leaves a cookie with the browser, which no script of a page reads. */
export class CookieAnswer {
  constructor(
    readonly name: string,
    readonly value: string,
    /** The address below which the browser sends it back, for example `/api/public`. */
    readonly path: string,
    readonly days: number,
    readonly body: unknown,
  ) {}
}

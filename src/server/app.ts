/** The HTTP shell: mounts every domain's routes with session, access, input check and problem documents. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import compress from '@fastify/compress'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { type Database, productFolder } from '../db/connect.ts'
import { asRefusal } from '../db/refusals.ts'
import { routes } from '../domains/index.ts'
import { readSession } from '../domains/people/people.actions.ts'
import { grantsFor, reachOf } from '../domains/people/reach.actions.ts'
import { roles } from '../domains/reference/roles.schema.ts'
import { may, type Who } from '../kernel/access.ts'
import type { Context, FileKeeper } from '../kernel/context.ts'
import type { Day } from '../kernel/dates.ts'
import { Refusal } from '../kernel/refusal.ts'
import { CookieAnswer, FileAnswer, type Route, SessionAnswer, type UploadedFile } from '../kernel/route.ts'
import { sayWrong } from '../kernel/wrong-input.ts'
import { say } from '../words/say.ts'
import { described } from './openapi.ts'

/** What no schema words itself is refused in Vietnamese. */
z.config({ localeError: sayWrong })

export interface AppOptions {
  database: Database
  /** The business day, asked for each request. */
  today: () => Day
  demo: boolean
  files: FileKeeper
  /** Cookies only over HTTPS; off on plain http, as on a developer's or demo machine. */
  secure?: boolean
  /** Addresses of the proxies whose word about the visitor's address is believed; none by default. */
  proxies?: string
  log?: boolean
}
const sessionCookie = 'khuyencong_session'
const megabyte = 1024 * 1024
const bodyLimit = 5 * megabyte
/** What an uploaded file may weigh, in bytes: less where nobody need be known to send one. */
const uploadLimitOf = (declared: Route): number => declared.uploadLimit ?? (declared.who === 'anyone' ? 20 : 100) * megabyte

/** Who asks, on the business day, and what they may see. */
const contextOf = async (options: AppOptions, request: FastifyRequest, who: Who): Promise<Context> => {
  const { database, demo, files } = options
  const today = options.today()
  const token = request.cookies[sessionCookie]
  const found = token ? await readSession(database.db, token, today) : undefined
  const actor = found?.actor ?? null
  const grant = typeof who === 'string' ? undefined : grantsFor(actor, who)[0]
  return {
    db: database.db,
    today,
    actor,
    reach: await reachOf(database.db, actor, today, who),
    demo,
    files,
    ...(found && { sessionId: found.id, csrf: found.csrf }),
    ...(grant && { grant }),
  }
}
const tooLarge = (limit: number) => new Refusal('invalid', say('server.tooLarge', { max: Math.floor(limit / megabyte) }))
/** Reads the file of an upload and its text fields. A body that says that it is longer than may be is not read at all. */
const upload = async (request: FastifyRequest, fileSize: number): Promise<UploadedFile[]> => {
  const files: UploadedFile[] = []
  const fields: Record<string, unknown> = {}
  if (Number(request.headers['content-length'] ?? 0) > fileSize + megabyte) throw tooLarge(fileSize)
  for await (const part of request.parts({ limits: { fileSize, files: 1, fields: 20 } })) {
    if (part.type === 'file') {
      const bytes = await part.toBuffer().catch(error => {
        throw (error as { code?: string }).code === 'FST_REQ_FILE_TOO_LARGE' ? tooLarge(fileSize) : error
      })
      files.push({ name: part.filename.normalize('NFC'), bytes: new Uint8Array(bytes) })
    } else fields[part.fieldname] = part.value
  }
  request.body = fields
  if (!files.length) throw new Refusal('invalid', say('server.noFile'))
  return files
}
const send = (reply: FastifyReply, options: AppOptions, answer: unknown) => {
  if (answer instanceof FileAnswer) {
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(answer.name)}`)
    reply.type(answer.mediaType)
    if (answer.bytes instanceof Uint8Array) return reply.send(Buffer.from(answer.bytes))
    // A fault on the way cuts the file short: the browser says so, and the fault is written down.
    const stream = Readable.from(answer.bytes, { objectMode: false })
    stream.once('error', error => console.error(faultOf(error, reply.request)))
    return reply.send(stream)
  }
  if (answer instanceof SessionAnswer) {
    const base = { path: '/', httpOnly: true, sameSite: 'lax', secure: options.secure ?? false } as const
    if (answer.opened) reply.setCookie(sessionCookie, answer.opened.token, { ...base, expires: answer.opened.expiresAt })
    else reply.clearCookie(sessionCookie, base)
    return reply.send(answer.body)
  }
  if (answer instanceof CookieAnswer) {
    const { name, value, path, days, body } = answer
    const secure = options.secure ?? false
    return reply.setCookie(name, value, { path, httpOnly: true, sameSite: 'lax', secure, maxAge: days * 86_400 }).send(body)
  }
  return reply.send(answer ?? { ok: true })
}

/** Mounts one declared route: access first, then the browser's proof, then the action. */
const mount = (app: FastifyInstance, options: AppOptions, declared: Route) =>
  app.route({
    method: declared.method,
    url: `/api${declared.path}`,
    schema: {
      summary: declared.summary,
      tags: [declared.tag],
      description: `Dành cho: ${declared.who === 'anyone' ? 'mọi người' : declared.who === 'signed-in' ? 'người đã đăng nhập' : declared.who.map(r => roles[r as keyof typeof roles]).join(', ')}`,
      ...(declared.params && { params: declared.params }),
      ...(declared.query && { querystring: declared.query }),
      ...(declared.headers && { headers: declared.headers }),
      ...(declared.body && !declared.upload && { body: declared.body }),
      ...(declared.upload && { consumes: ['multipart/form-data'] }),
    },
    ...(declared.limit ? { config: { rateLimit: { max: declared.limit, timeWindow: '1 minute' } } } : {}),
    preValidation: async request => {
      const ctx = await contextOf(options, request, declared.who)
      request.context = ctx
      if (!may(ctx.actor, declared.who)) {
        if (!ctx.actor) throw new Refusal('unauthenticated', say('people.signInFirst'))
        const names = (declared.who as readonly string[]).map(r => roles[r as keyof typeof roles]).join(', ')
        throw new Refusal('refused', say('people.notYourRole', { roles: names }))
      }
      const signingIn = declared.path === '/session' || declared.path === '/session/persona'
      if (declared.method !== 'GET' && ctx.csrf && !signingIn && request.headers['x-csrf-token'] !== ctx.csrf)
        throw new Refusal('refused', say('people.csrf'))
    },
    handler: async (request, reply) => {
      const { params, query, headers } = request
      const asked = { params, query, headers, from: { address: request.ip, cookies: request.cookies } }
      await declared.admits?.(request.context, asked as never)
      const files = declared.upload ? await upload(request, uploadLimitOf(declared)) : []
      const body = declared.upload && declared.body ? declared.body.parse(request.body) : request.body
      reply.header('cache-control', 'no-store')
      return send(reply, options, await declared.handle(request.context, { ...asked, body, files } as never))
    },
  })

declare module 'fastify' {
  interface FastifyRequest {
    context: Context
  }
}

/** The whole server, not yet listening. */
export const buildApp = async (options: AppOptions): Promise<FastifyInstance> => {
  const app = Fastify({ logger: options.log ? { level: 'info' } : false, bodyLimit, trustProxy: options.proxies || false })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorateRequest('context')
  app.setErrorHandler((error, request, reply) => {
    const refusal = asRefusal(error) ?? fromFramework(error)
    // The message of a database error repeats the values that were sent: only where and what kind is written down.
    if (!refusal && (error as { statusCode?: number }).statusCode !== 429) console.error(faultOf(error, request))
    const status = (error as { statusCode?: number }).statusCode
    const problem = refusal?.problem ?? {
      type: 'about:blank',
      title: say('server.fault'),
      status: 500,
      code: 'fault',
      detail: say('server.faultDetail'),
    }
    return reply
      .code(!refusal && status === 429 ? 429 : problem.status)
      .type('application/problem+json')
      .send(
        !refusal && status === 429
          ? { ...problem, title: say('server.tooManyTitle'), status: 429, code: 'too_many', detail: say('server.tooMany') }
          : problem,
      )
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        upgradeInsecureRequests: null,
      },
    },
    hsts: options.secure ?? false,
  })
  await app.register(compress)
  await app.register(cookie)
  await app.register(multipart)
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Khuyến Công', version: '0.1.0', description: 'API của phần mềm quản lý chương trình khuyến công' },
    },
    transform: described,
  })
  app.get('/api/health', { schema: { summary: 'Máy chủ và cơ sở dữ liệu có chạy không', tags: ['Hệ thống'] } }, async () => {
    await options.database.pool.query('select 1')
    return { ok: true, businessDate: options.today(), demo: options.demo }
  })
  for (const declared of routes) mount(app, options, declared)
  app.get('/api/openapi.json', { schema: { summary: 'Mô tả API (OpenAPI 3.1)', tags: ['Hệ thống'] } }, async () => app.swagger())
  const web = join(productFolder, 'dist', 'web')
  if (existsSync(web)) await app.register(fastifyStatic, { root: web, wildcard: false, immutable: false, cacheControl: true })
  app.setNotFoundHandler((request, reply) => {
    if (/^\/(api|assets)(\/|$)/.test(request.url) || request.method !== 'GET' || !existsSync(web))
      return reply
        .code(404)
        .type('application/problem+json')
        .send(new Refusal('unknown', say('server.noRoute')).problem)
    return reply.type('text/html').sendFile('index.html')
  })
  return app
}

/** Where and what kind a fault is, without anybody's values. */
const faultOf = (error: unknown, request: FastifyRequest): string => {
  const { cause, stack, name } = error as {
    cause?: { code?: string; constraint?: string; message?: string }
    stack?: string
    name?: string
  }
  const where = (stack ?? '')
    .split('\n')
    .filter(line => line.trim().startsWith('at ') && !line.includes('node_modules'))
    .slice(0, 5)
  const database = cause?.code ? ` ${cause.code} ${cause.constraint ?? ''}` : ''
  return [`${request.method} ${request.routeOptions.url ?? ''}: ${name}${database}`, ...where].join('\n')
}

/** Input that the declared schemas refuse, and what the framework refuses before a route is reached. */
const fromFramework = (error: unknown): Refusal | undefined => {
  if (hasZodFastifySchemaValidationErrors(error)) {
    const errors = error.validation.map(issue => ({
      path: issue.instancePath.replace(/^\//, '').replaceAll('/', '.'),
      message: issue.message ?? '',
    }))
    return new Refusal('invalid', errors.map(e => e.message).join(' · ') || say('kernel.invalid'), errors)
  }
  if (error instanceof z.ZodError) {
    const errors = error.issues.map(issue => ({ path: issue.path.join('.'), message: issue.message }))
    return new Refusal('invalid', errors.map(e => e.message).join(' · '), errors)
  }
  const code = (error as { code?: string }).code
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return tooLarge(bodyLimit)
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY' || code === 'FST_ERR_CTP_EMPTY_JSON_BODY')
    return new Refusal('invalid', say('server.notJson'))
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE' || code === 'FST_INVALID_MULTIPART_CONTENT_TYPE')
    return new Refusal('invalid', say('server.mediaType'))
  return undefined
}

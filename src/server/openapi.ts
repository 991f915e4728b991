/** How a declared route reads in the API description: beyond what the framework checks, its files, answers and refusals. */
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import * as z from 'zod'
import { routes } from '../domains/index.ts'
import { say } from '../words/say.ts'

const byAddress = new Map(routes.map(route => [`${route.method} /api${route.path}`, route]))
const problemShape = {
  description: say('server.problem'),
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: { title: { type: 'string' }, status: { type: 'integer' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
}
/** Adds to a route's schema the files it takes or gives, the shape of its answer, its refusals. For the description only. */
export const described: typeof jsonSchemaTransform = given => {
  const { schema, url, route } = given
  const declared = [route.method].flat().flatMap(method => byAddress.get(`${method} ${url}`) ?? [])[0]
  const known = schema && declared?.returns ? { ...schema, response: { 200: declared.returns } } : schema
  const said = jsonSchemaTransform({ ...given, schema: known })
  if (!declared) return said
  const response: Record<string, unknown> = { ...(said.schema.response as object) }
  if (declared.file)
    response[200] = {
      description: say('server.fileAnswer'),
      content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } },
    }
  response[200] ??= { description: say('server.answer') }
  response['4XX'] = problemShape
  const body = declared.upload && {
    type: 'object',
    required: ['file'],
    properties: {
      ...(declared.body && (z.toJSONSchema(declared.body, { io: 'input' }).properties as object)),
      file: { type: 'string', format: 'binary' },
    },
  }
  return { ...said, schema: { ...said.schema, response, ...(body && { body }) } }
}

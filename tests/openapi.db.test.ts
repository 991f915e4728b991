/** The API description is OpenAPI 3.1: every route, every parameter, every reference. */
import { afterAll, beforeAll, expect, it } from 'vitest'
import { routes } from '../src/domains/index.ts'
import { type TestServer, testServer } from '../src/server/testing.ts'

interface Operation {
  summary?: string
  tags?: string[]
  parameters?: { name: string; in: string; required?: boolean; schema?: object }[]
  requestBody?: { content: Record<string, { schema: object }> }
  responses?: Record<string, { description?: string; content?: object }>
}
interface Description {
  openapi: string
  info: { title: string; version: string }
  paths: Record<string, Record<string, Operation>>
}
let server: TestServer
let api: Description
beforeAll(async () => {
  server = await testServer()
  api = (await server.visitor.get('/openapi.json')).body as unknown as Description
})
afterAll(() => server.close())

it('says what it is', () =>
  expect(api).toMatchObject({ openapi: '3.1.0', info: { title: expect.any(String), version: expect.stringMatching(/^\d+\.\d+\.\d+$/) } }))
it('lists every route with its parameters, body and answers', () => {
  for (const { method, path, body, upload, file } of routes) {
    const address = `/api${path.replace(/:(\w+)/g, '{$1}')}`
    const operation = api.paths[address]?.[method.toLowerCase()]
    expect(operation, address).toBeDefined()
    const inPath = operation!.parameters?.filter(p => p.in === 'path').map(p => p.name) ?? []
    expect(inPath.sort(), address).toEqual([...path.matchAll(/:(\w+)/g)].map(m => m[1]).sort())
    for (const parameter of operation!.parameters ?? []) {
      expect(['path', 'query', 'header', 'cookie'], address).toContain(parameter.in)
      expect(parameter.schema, `${address} ${parameter.name}`).toBeTypeOf('object')
      if (parameter.in === 'path') expect(parameter.required, address).toBe(true)
    }
    if (body && !upload) expect(operation!.requestBody?.content['application/json']?.schema, address).toBeTypeOf('object')
    if (upload) expect(operation!.requestBody?.content['multipart/form-data']?.schema, address).toHaveProperty('properties.file')
    if (file) expect(operation!.responses?.['200']?.content, address).toHaveProperty(['application/octet-stream'])
    for (const [status, answer] of Object.entries(operation!.responses ?? {})) {
      expect(status, address).toMatch(/^([1-5]\d\d|[1-5]XX|default)$/)
      expect(answer.description, `${address} ${status}`).toBeTypeOf('string')
    }
    expect(Object.keys(operation!.responses ?? {}), address).toEqual(expect.arrayContaining(['200', '4XX']))
  }
})
it('resolves every reference within itself', () => {
  const refs = [...JSON.stringify(api).matchAll(/"\$ref":"([^"]+)"/g)].map(m => m[1]!)
  for (const ref of refs) {
    expect(ref).toMatch(/^#\//)
    const found = ref
      .slice(2)
      .split('/')
      .reduce<unknown>((at, key) => (at as Record<string, unknown> | undefined)?.[key.replace(/~1/g, '/').replace(/~0/g, '~')], api)
    expect(found, ref).toBeDefined()
  }
})

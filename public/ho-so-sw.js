// Opens the page of a draft without a network, once it was open here: the page itself, its files, and who is signed in (nobody).
// What is typed is kept by the page in IndexedDB, not here.
const cacheName = 'khuyencong-ho-so-1'

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', event => event.waitUntil(self.clients.claim()))
self.addEventListener('message', event => {
  const files = Array.isArray(event.data?.keep) ? event.data.keep : []
  event.waitUntil(
    caches.open(cacheName).then(async cache => {
      await Promise.all(files.map(async path => (await cache.match(path)) ?? cache.add(path).catch(() => {})))
      await page(cache).catch(() => {})
      await session(cache).catch(() => {})
    }),
  )
})
const page = async cache => {
  const answer = await fetch('/index.html')
  if (answer.ok) await cache.put('/index.html', answer.clone())
  return answer
}
// Kept without anybody's name or proof.
const session = async cache => {
  const answer = await fetch('/api/session')
  if (answer.ok) {
    const said = await answer.clone().json()
    const nobody = JSON.stringify({ ...said, actor: null, csrf: '', personas: [] })
    await cache.put('/api/session', new Response(nobody, { headers: { 'content-type': 'application/json' } }))
  }
  return answer
}
// A network that is there and never answers is no better than none.
const patience = 5000
const firstNetwork = async (ask, kept) => {
  const cache = await caches.open(cacheName)
  const held = await cache.match(kept)
  const asked = ask(cache)
  if (!held) return asked
  const late = new Promise((_, fail) => setTimeout(() => fail(new Error('late')), patience))
  return Promise.race([asked, late]).catch(() => held)
}
const firstCache = async request => {
  const cache = await caches.open(cacheName)
  const held = await cache.match(request)
  if (held) return held
  const answer = await fetch(request)
  if (answer.ok) await cache.put(request, answer.clone())
  return answer
}
self.addEventListener('fetch', event => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') event.respondWith(firstNetwork(page, '/index.html'))
  else if (url.pathname === '/api/session') event.respondWith(firstNetwork(session, '/api/session'))
  else if (url.pathname.startsWith('/assets/')) event.respondWith(firstCache(request))
})

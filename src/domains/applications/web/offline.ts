/** Lets a draft's page open again without a network, once it was open on this device. */

let asked = false
/** Hands the files of this page to the service worker of its address; where there is none (plain http), nothing happens. */
export const keepOffline = (): void => {
  if (asked || !('serviceWorker' in navigator)) return
  asked = true
  void navigator.serviceWorker
    .register('/ho-so-sw.js', { scope: '/ho-so-cua-toi/' })
    .then(async registration => {
      const worker = registration.active ?? registration.waiting ?? registration.installing
      const hand = () => worker?.postMessage({ keep: filesOfPage() })
      if (worker?.state === 'activated') hand()
      else worker?.addEventListener('statechange', () => worker.state === 'activated' && hand())
    })
    .catch(() => {})
}
const filesOfPage = (): string[] => {
  const loaded = performance.getEntriesByType('resource').map(entry => new URL(entry.name))
  return [
    ...new Set(loaded.filter(url => url.origin === window.location.origin && url.pathname.startsWith('/assets/')).map(url => url.pathname)),
  ]
}

/** Ids and secrets made on the device; `crypto.randomUUID` is missing on plain http, as in an office's own network. */
const hex = (bytes: Uint8Array) => [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('')
const random = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** A UUID of version 4. */
export const newId = (): string => {
  const bytes = random(16)
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const text = hex(bytes)
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}
/** The secret in a draft's address: 192 bits. */
export const newToken = (): string =>
  btoa(String.fromCharCode(...random(24)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')

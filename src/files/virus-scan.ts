/** Asks a ClamAV daemon about a file's bytes, where the installation has one. */
import { connect } from 'node:net'

/** The name of what was found, or null of a clean file. Rejects when the daemon gives no answer. */
export type VirusScan = (bytes: Uint8Array) => Promise<string | null>

const patience = 60_000
const piece = 64 * 1024

/**
 * Speaks clamd's INSTREAM (man 8 clamd): pieces preceded by their length, a zero length, then one line of answer.
 * @param address `host:port`, or the path of a local socket
 */
export const clamd =
  (address: string): VirusScan =>
  bytes =>
    new Promise((resolve, reject) => {
      const at = address.lastIndexOf(':')
      const socket = address.startsWith('/') ? connect(address) : connect(Number(address.slice(at + 1)), address.slice(0, at))
      let answer = ''
      socket.setTimeout(patience, () => socket.destroy(new Error('clamd timed out')))
      socket.on('error', reject)
      socket.on('data', data => {
        answer += data.toString('utf8')
      })
      socket.on('close', () => {
        const said = answer.replaceAll('\0', '').trim()
        const found = /^stream: (.+) FOUND$/.exec(said)?.[1]
        if (found) resolve(found)
        else if (said === 'stream: OK') resolve(null)
        else reject(new Error(`clamd answered: ${said || 'nothing'}`))
      })
      socket.on('connect', () => {
        socket.write('zINSTREAM\0')
        for (let start = 0; start < bytes.length; start += piece) {
          const part = bytes.subarray(start, start + piece)
          const length = Buffer.alloc(4)
          length.writeUInt32BE(part.length)
          socket.write(length)
          socket.write(part)
        }
        socket.write(Buffer.alloc(4))
      })
    })

/** A connection between a browser and a server that can be cut, or carry questions and no answers. */
import { createServer, connect as dial, type Socket } from 'node:net'

/** 'deaf': the server hears and acts, its answers are lost on the way. */
export type LineState = 'whole' | 'cut' | 'deaf'
export interface Line {
  port: number
  state: LineState
  /** Changes the line; whatever is on its way is lost. */
  set(state: LineState): void
  close(): Promise<void>
}
/** @param serverPort where the server listens, now or later */
export const startLine = (serverPort: number): Promise<Line> =>
  new Promise(done => {
    const open = new Set<Socket>()
    const line = { state: 'whole' as LineState }
    const drop = () => {
      for (const socket of open) socket.destroy()
    }
    const proxy = createServer(near => {
      if (line.state === 'cut') return void near.destroy()
      const far = dial(serverPort, '127.0.0.1')
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(one)
        one.on('error', () => {})
        one.on('close', () => {
          open.delete(one)
          other.destroy()
        })
      }
      near.on('data', said => far.write(said))
      far.on('data', said => line.state === 'deaf' || near.write(said))
    })
    proxy.listen(0, '127.0.0.1', () =>
      done({
        port: (proxy.address() as { port: number }).port,
        get state() {
          return line.state
        },
        set: state => {
          if (line.state === state) return
          // A line that goes deaf stays up: what was asked arrives.
          if (state !== 'deaf') drop()
          line.state = state
        },
        close: () =>
          new Promise(closed => {
            proxy.close(() => closed())
            drop()
          }),
      }),
    )
  })

/** Photographs and files on their way: kept on the device first, sent one after another, tried again until the server has them. */
import { asProblem } from '../../../web/api.ts'
import { say } from '../../../words/say.ts'
import { paperLimits } from '../applications.schema.ts'
import type { Device, WaitingFile } from './device.ts'
import { newId } from './random.ts'

/** One that waits, and how much of it has gone out: 0…1, or null while it has not begun. */
export interface FileOnItsWay extends WaitingFile {
  share: number | null
}
/** Why a file is not even sent: the server breaks off what is too heavy, which looks like a lost connection. */
const tooHeavy = (name: string, { size }: Blob): string | null =>
  size <= paperLimits.megabytes * 1024 * 1024
    ? null
    : say('files.tooBig', { name, size: Math.ceil(size / 1024 / 1024), max: paperLimits.megabytes })
type Send = (token: string, id: string, kind: string, file: File, onShare: (share: number) => void) => Promise<unknown>

export class FileQueue {
  private readonly listeners = new Set<() => void>()
  private readonly shares = new Map<string, number>()
  private sending: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  waiting: readonly FileOnItsWay[] = []
  /** Called when the server has one more. */
  onSent: () => void = () => {}

  constructor(
    readonly token: string,
    private readonly store: Device,
    private readonly send: Send,
  ) {}
  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  async open(): Promise<void> {
    await this.read()
    await this.flush()
  }
  async add(kind: string, files: readonly File[]): Promise<void> {
    let at = Date.now()
    for (const file of files)
      await this.store.files.put({
        id: newId(),
        token: this.token,
        kind,
        name: file.name,
        bytes: file,
        at: at++,
        problem: tooHeavy(file.name, file),
      })
    await this.read()
    void this.flush()
  }
  /** Forgets one that the server refused, or that is not wanted after all. */
  async drop(id: string): Promise<void> {
    await this.store.files.delete(id)
    await this.read()
  }
  async retry(id: string): Promise<void> {
    const file = await this.store.files.get(id)
    if (file && !tooHeavy(file.name, file.bytes)) await this.store.files.update(id, { problem: null })
    await this.read()
    await this.flush()
  }
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null
    })
    return this.sending
  }
  private async sendAll(): Promise<void> {
    for (let next = this.next(); next; next = this.next()) {
      try {
        const { id } = next
        await this.send(this.token, id, next.kind, new File([next.bytes], next.name), share => this.follow(id, share))
        await this.store.files.delete(next.id)
        this.onSent()
      } catch (error) {
        // What is sent again begins again.
        this.shares.delete(next.id)
        const problem = asProblem(error)
        if (problem.status === 0 || problem.status >= 500 || problem.status === 429) {
          this.timer = setTimeout(() => void this.flush(), 5000)
          await this.read()
          return
        }
        await this.store.files.update(next.id, { problem: problem.detail })
      }
      await this.read()
    }
  }
  /** Tells of every further hundredth. */
  private follow(id: string, share: number): void {
    if (Math.floor(share * 100) === Math.floor((this.shares.get(id) ?? -1) * 100)) return
    this.shares.set(id, share)
    this.waiting = this.waiting.map(file => (file.id === id ? { ...file, share } : file))
    this.tell()
  }
  private tell(): void {
    for (const listener of this.listeners) listener()
  }
  private next = () => this.waiting.find(file => file.problem === null)
  private async read(): Promise<void> {
    const kept = await this.store.files.where('token').equals(this.token).toArray()
    this.waiting = kept.sort((a, b) => a.at - b.at).map(file => ({ ...file, share: this.shares.get(file.id) ?? null }))
    this.tell()
  }
}

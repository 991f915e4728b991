/** Keeps a draft: each typing is written to the device at once and sent when it can be; an answer that got lost is asked for again. */
import { ApiProblem, asProblem } from '../../../web/api.ts'
import type { Device, TypedRow } from './device.ts'
import type { DraftData, FieldValue, LostData, Patch, TypedAnswer } from './draft.data.ts'
import { newId } from './random.ts'

export type SaveKind = 'fresh' | 'saving' | 'saved' | 'offline' | 'refused' | 'barred' | 'unkept'
export interface KeeperState {
  draft: DraftData | null
  values: Readonly<Record<string, FieldValue>>
  save: SaveKind
  /** When the server last had everything. */
  savedAt: number | null
  lost: readonly LostData[]
  problem: ApiProblem | null
}
/** The way to the server; a test brings its own. */
export interface Line {
  fetch: (token: string) => Promise<DraftData>
  send: (token: string, body: { device: string; now: number; patches: Patch[] }) => Promise<TypedAnswer>
}
const pause = 700
const retryAfter = 4000
/** A network that is there and never answers is given up and asked again. */
const longest = 20_000

export class Keeper {
  private readonly rows = new Map<string, TypedRow>()
  private readonly listeners = new Set<() => void>()
  private device = ''
  private lastAt = 0
  private flushing: Promise<void> | null = null
  private timer: ReturnType<typeof setTimeout> | undefined
  private writing = 0
  private known: DraftData | null = null
  state: KeeperState = { draft: null, values: {}, save: 'fresh', savedAt: null, lost: [], problem: null }

  constructor(
    readonly token: string,
    private readonly store: Device,
    private readonly line: Line,
    private readonly clock: () => number = Date.now,
    private readonly patience = longest,
  ) {}

  subscribe = (listener: () => void) => {
    this.listeners.add(listener)
    return () => {
      this.listeners.delete(listener)
    }
  }
  /** Reads what this device holds, then what the server has. Works without the server once the draft was open here. */
  async open(): Promise<void> {
    this.device = await this.store.deviceName()
    for (const row of await this.store.typed.where('token').equals(this.token).toArray()) this.rows.set(row.key, row)
    this.lastAt = Math.max(0, ...[...this.rows.values()].map(row => row.at))
    const held = await this.store.known.get(this.token)
    if (held) {
      this.known = held.draft
      this.show({ savedAt: held.savedAt, lost: held.draft.lost, save: this.waiting().length ? 'offline' : 'saved' })
    }
    await this.refresh()
  }
  /** Takes the server's draft anew, then sends what waits. */
  async refresh(): Promise<void> {
    try {
      const draft = await this.inTime(this.line.fetch(this.token))
      await this.learn(draft, [])
    } catch (error) {
      this.failed(error)
      return
    }
    await this.flush()
  }
  /** One change of one field. Resolves once the device has it. */
  async type(key: string, value: FieldValue): Promise<void> {
    const before = this.rows.get(key)
    this.lastAt = Math.max(this.clock(), this.lastAt + 1)
    const base = before?.state === 'waiting' ? before.base : (this.known?.cells[key]?.revision ?? 0)
    const row: TypedRow = { token: this.token, key, value, at: this.lastAt, id: newId(), base, state: 'waiting' }
    this.rows.set(key, row)
    this.writing++
    this.show({ save: 'saving' })
    try {
      await this.store.typed.put(row)
    } catch {
      // A full or closed store: what is typed stands on the screen only until it is sent.
      this.show({ save: 'unkept' })
    } finally {
      this.writing--
    }
    this.later(pause)
  }
  /** Sends what waits; one sending at a time, so that an older typing never overtakes a newer one. */
  flush(): Promise<void> {
    clearTimeout(this.timer)
    this.flushing ??= this.sendAll().finally(() => {
      this.flushing = null
    })
    return this.flushing
  }
  stop(): void {
    clearTimeout(this.timer)
  }

  private inTime<T>(asked: Promise<T>): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined
    const late = new Promise<never>((_, fail) => {
      timer = setTimeout(() => fail(new ApiProblem({ status: 0 })), this.patience)
    })
    return Promise.race([asked, late]).finally(() => clearTimeout(timer))
  }
  private waiting = () => [...this.rows.values()].filter(row => row.state === 'waiting')
  private later(milliseconds: number): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => void this.flush(), milliseconds)
  }
  private async sendAll(): Promise<void> {
    for (let rows = this.waiting(); rows.length; rows = this.waiting()) {
      const patches = rows.slice(0, 200).map(({ id, key, value, at, base }) => ({ id, key, value, at, base }))
      try {
        const answer = await this.inTime(this.line.send(this.token, { device: this.device, now: this.clock(), patches }))
        if (!this.known) return
        await this.learn(
          { ...this.known, cells: answer.cells, lost: answer.lost, revision: answer.revision, state: answer.state },
          answer.taken,
          answer.refused,
        )
        // Neither taken nor refused: asking again would not end.
        if (!patches.some(({ id }) => answer.taken.includes(id) || answer.refused.includes(id))) return
      } catch (error) {
        this.failed(error)
        return
      }
    }
  }
  /** What the server has now, and which typings it took: both kept together, so that a crash in between loses neither. */
  private async learn(draft: DraftData, taken: readonly string[], refused: readonly string[] = []): Promise<void> {
    this.known = draft
    const settled: TypedRow[] = []
    for (const row of this.rows.values()) {
      if (taken.includes(row.id)) row.state = 'sent'
      else if (refused.includes(row.id)) row.state = 'refused'
      else continue
      settled.push({ ...row })
    }
    const clear = this.waiting().length === 0
    const savedAt = clear ? this.clock() : this.state.savedAt
    await this.store
      .transaction('rw', this.store.typed, this.store.known, async () => {
        for (const row of settled) {
          const held = await this.store.typed.get([row.token, row.key])
          if (held?.id === row.id) await this.store.typed.put(row)
        }
        await this.store.known.put({ token: this.token, draft, savedAt })
      })
      .catch(() => {})
    const anyRefused = [...this.rows.values()].some(row => row.state === 'refused')
    this.show({ savedAt, lost: draft.lost, problem: null, save: !clear || this.writing ? 'saving' : anyRefused ? 'refused' : 'saved' })
  }
  private failed(error: unknown): void {
    const problem = asProblem(error)
    const heals = problem.status === 0 || problem.status >= 500 || problem.status === 429
    if (heals) {
      if (this.waiting().length) this.later(retryAfter)
      this.show({ save: 'offline', problem: this.known ? null : problem })
    } else this.show({ problem, ...(this.waiting().length && { save: 'barred' as const }) })
  }
  /** The typed value stands until the server has it; then the server's, which may be another device's. */
  private show(change: Partial<KeeperState>): void {
    const values: Record<string, FieldValue> = {}
    for (const [key, cell] of Object.entries(this.known?.cells ?? {})) values[key] = cell.value
    for (const row of this.rows.values()) if (row.state !== 'sent') values[row.key] = row.value
    this.state = { ...this.state, ...change, draft: this.known, values }
    for (const listener of this.listeners) listener()
  }
}

/** The nearest of many that are offered one after the other, kept without sorting or remembering the rest: a heap whose top is the farthest kept. */
export interface Nearest {
  /** @param s how near `other` is; nothing is kept that is not nearer than 0 */
  offer(other: number, s: number): void
  /** Those kept, nearest first, and of equally near ones the smaller number first; then it begins anew. */
  taken(): Int32Array
}
/** @param most how many are kept */
export const nearestOf = (most: number): Nearest => {
  const others = new Int32Array(most)
  const near = new Float64Array(most)
  let size = 0
  /** Whether what stands at `a` gives way before what stands at `b`. */
  const farther = (a: number, b: number) => near[a]! < near[b]! || (near[a] === near[b] && others[a]! > others[b]!)
  const swap = (a: number, b: number) => {
    const [other, s] = [others[a]!, near[a]!]
    others[a] = others[b]!
    near[a] = near[b]!
    others[b] = other
    near[b] = s
  }
  const sink = (end: number) => {
    for (let at = 0; ; ) {
      let child = 2 * at + 1
      if (child >= end) return
      if (child + 1 < end && farther(child + 1, child)) child++
      if (!farther(child, at)) return
      swap(child, at)
      at = child
    }
  }
  return {
    offer(other, s) {
      if (s <= 0) return
      if (size < most) {
        let at = size++
        others[at] = other
        near[at] = s
        for (let up = (at - 1) >> 1; at > 0 && farther(at, up); at = up, up = (at - 1) >> 1) swap(at, up)
        return
      }
      if (s < near[0]! || (s === near[0] && other > others[0]!)) return
      others[0] = other
      near[0] = s
      sink(size)
    },
    taken() {
      const list = new Int32Array(size)
      for (let at = size - 1; at >= 0; at--) {
        list[at] = others[0]!
        swap(0, at)
        sink(at)
      }
      size = 0
      return list
    },
  }
}

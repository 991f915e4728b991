/** Lets so many pieces of work run at a time; the others wait for their turn, in the order in which they came. */
export const turns = (most: number) => {
  const waiting: (() => void)[] = []
  let running = 0
  return async <T>(work: () => Promise<T>): Promise<T> => {
    // Who is woken takes over the turn of who ended, so that nobody comes in between.
    if (running < most) running++
    else await new Promise<void>(resolve => waiting.push(resolve))
    try {
      return await work()
    } finally {
      const next = waiting.shift()
      if (next) next()
      else running--
    }
  }
}

/** What is going to happen, in the order of its time: one thing done brings the next about. */

interface Planned {
  readonly at: number
  readonly place: number
  readonly happen: () => void
}

export class Timeline {
  readonly #until: number
  /** A binary heap: the earliest stands first. */
  readonly #heap: Planned[] = []
  #count = 0

  /** Nothing happens after `until` (UTC milliseconds). */
  constructor(until: number) {
    this.#until = until
  }

  plan(at: number, happen: () => void): void {
    if (at > this.#until) return
    this.#count += 1
    this.#heap.push({ at, place: this.#count, happen })
    this.#rise(this.#heap.length - 1)
  }

  /** When the next thing is going to happen (UTC milliseconds); null when nothing is. */
  get next(): number | null {
    return this.#heap[0]?.at ?? null
  }

  /** Lets everything happen up to and including `until` (UTC milliseconds), and what it brings about by then. */
  run(until: number): void {
    while (this.next !== null && this.next <= until) this.#takeFirst()?.happen()
  }

  #takeFirst(): Planned | undefined {
    const heap = this.#heap
    const first = heap[0]
    const last = heap.pop()
    if (first === undefined || last === undefined || first === last) return first
    heap[0] = last
    this.#sink()
    return first
  }

  #rise(from: number): void {
    for (let at = from; at > 0;) {
      const parent = (at - 1) >> 1
      if (!this.#swappedIfEarlier(at, parent)) return
      at = parent
    }
  }

  #sink(): void {
    const heap = this.#heap
    for (let at = 0; ;) {
      const [left, right] = [2 * at + 1, 2 * at + 2]
      const child = isEarlier(heap[right], heap[left]) ? right : left
      if (!this.#swappedIfEarlier(child, at)) return
      at = child
    }
  }

  #swappedIfEarlier(one: number, other: number): boolean {
    const heap = this.#heap
    const [lower, upper] = [heap[one], heap[other]]
    if (lower === undefined || upper === undefined || !isEarlier(lower, upper)) return false
    heap[one] = upper
    heap[other] = lower
    return true
  }
}

/** What was planned first happens first when both are of one instant. */
function isEarlier(one: Planned | undefined, other: Planned | undefined): boolean {
  if (one === undefined || other === undefined) return one !== undefined
  return one.at < other.at || (one.at === other.at && one.place < other.place)
}

import type { Instant } from '../../workflows/vocabulary';
import type { Act } from './behaviour';

interface Waiting {
  readonly at: Instant;
  /** Settles ties, so that the same run does the same things in the same order. */
  readonly rank: number;
  readonly id: string;
  readonly act: Act;
}

/** The next act of each duty, the earliest first. A binary heap; an act that was replaced is left in it and passed over. */
export class ActQueue {
  private readonly heap: Waiting[] = [];
  private readonly current = new Map<string, Act>();

  /** Puts the duty's next act in place of the one before; null takes it away. `rank` is the duty's place in its plan. */
  put(id: string, rank: number, act: Act | null): void {
    if (act === null) {
      this.current.delete(id);
      return;
    }
    this.current.set(id, act);
    this.heap.push({ at: act.at, rank, id, act });
    this.rise(this.heap.length - 1);
  }

  /** When the earliest act is due. */
  earliest(): Instant | null {
    this.dropReplaced();
    return this.heap[0]?.at ?? null;
  }

  /** Takes out all acts that are due by then, in order. */
  takeDue(now: Instant): { readonly id: string; readonly act: Act }[] {
    const due: { readonly id: string; readonly act: Act }[] = [];
    for (this.dropReplaced(); this.heap[0] !== undefined && this.heap[0].at <= now; this.dropReplaced()) {
      const { id, act } = this.heap[0];
      this.removeFirst();
      this.current.delete(id);
      due.push({ id, act });
    }
    return due;
  }

  private dropReplaced(): void {
    while (this.heap[0] !== undefined && this.current.get(this.heap[0].id) !== this.heap[0].act) this.removeFirst();
  }

  private removeFirst(): void {
    const last = this.heap.pop();
    if (last === undefined || this.heap.length === 0) return;
    this.heap[0] = last;
    this.sink();
  }

  private rise(from: number): void {
    for (let index = from; index > 0;) {
      const parent = (index - 1) >> 1;
      if (!this.before(index, parent)) return;
      this.swap(index, parent);
      index = parent;
    }
  }

  private sink(): void {
    for (let index = 0; ;) {
      const [left, right] = [2 * index + 1, 2 * index + 2];
      let least = index;
      if (left < this.heap.length && this.before(left, least)) least = left;
      if (right < this.heap.length && this.before(right, least)) least = right;
      if (least === index) return;
      this.swap(index, least);
      index = least;
    }
  }

  private before(one: number, other: number): boolean {
    const [a, b] = [this.heap[one] as Waiting, this.heap[other] as Waiting];
    return a.at === b.at ? a.rank < b.rank : a.at < b.at;
  }

  private swap(one: number, other: number): void {
    [this.heap[one], this.heap[other]] = [this.heap[other] as Waiting, this.heap[one] as Waiting];
  }
}

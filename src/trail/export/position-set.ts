/** Which of the positions 1 to `size` are there: a bit each, so that ten million of them are a little more than a megabyte. */
export class PositionSet {
  private readonly bits: Uint8Array;

  constructor(private readonly size: number) {
    this.bits = new Uint8Array(Math.ceil((size + 1) / 8));
  }

  add(position: number): void {
    const at = Math.floor(position / 8);
    this.bits[at] = (this.bits[at] ?? 0) | (1 << (position % 8));
  }

  /** The stretches that are not there, from the first to the last position of each. */
  *gaps(): Generator<{ readonly from: number; readonly to: number }> {
    let from: number | null = null;
    for (let position = 1; position <= this.size; position += 1) {
      // A byte whose bits are all set has no gap to look for.
      if (from === null && position % 8 === 0 && this.bits[position / 8] === 0xff) position += 7;
      else if (this.has(position)) {
        if (from !== null) yield { from, to: position - 1 };
        from = null;
      } else from ??= position;
    }
    if (from !== null) yield { from, to: this.size };
  }

  private has(position: number): boolean {
    return ((this.bits[Math.floor(position / 8)] ?? 0) & (1 << (position % 8))) !== 0;
  }
}

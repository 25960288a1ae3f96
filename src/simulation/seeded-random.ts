/** Chance that can be repeated: the same words give the same numbers on every machine, whatever is drawn elsewhere.
 *  Generator: sfc32 by Chris Doty-Humphrey (PractRand), 32-bit integers only. */
export class SeededRandom {
  private a: number;
  private b: number;
  private c: number;
  private counter: number;

  /** `words` name what is drawn for: the seed, a duty, a purpose. Different words are independent of one another. */
  constructor(...words: readonly (string | number)[]) {
    const text = words.map((word) => `${String(word).length}:${word}`).join('');
    [this.a, this.b, this.c, this.counter] = [0x9e37, 0x79b9, 0x7f4a, 0x7c15].map((start) => fnv1a(text, start)) as [
      number,
      number,
      number,
      number,
    ];
    // The first draws of sfc32 still show the seed.
    for (let round = 0; round < 15; round += 1) this.next();
  }

  /** A whole number from 0 to 2³² − 1. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + Math.floor((this.next() / 4_294_967_296) * (most - least + 1));
  }

  /** True in so many of a thousand cases. */
  chance(perMille: number): boolean {
    return this.between(0, 999) < perMille;
  }

  pick<Item>(items: readonly [Item, ...Item[]]): Item {
    return items[this.between(0, items.length - 1)] ?? items[0];
  }

  /** The place of one of the weights, each as likely as it is heavy. */
  weighted(weights: readonly number[]): number {
    let left = this.between(0, weights.reduce((sum, weight) => sum + weight, 0) - 1);
    for (const [place, weight] of weights.entries()) {
      if (left < weight) return place;
      left -= weight;
    }
    throw new RangeError('weights must be whole numbers with a sum above zero');
  }
}

/** FNV-1a over UTF-16 code units, 32 bits, from a start of its own for each word of the state. */
function fnv1a(text: string, start: number): number {
  let hash = (0x811c9dc5 ^ start) | 0;
  for (let index = 0; index < text.length; index += 1) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  return hash;
}

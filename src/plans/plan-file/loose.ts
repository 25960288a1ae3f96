/** Reads values of unknown shape without complaint: the schema has already said what is wrong with them,
 *  and the checks that follow must see as much of a broken plan as there is. */
export class Loose {
  constructor(private readonly value: unknown) {}

  get(key: string): Loose {
    const { value } = this;
    const isMap = typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, key);
    return new Loose(isMap ? (value as { readonly [key: string]: unknown })[key] : undefined);
  }

  list<T>(read: (item: Loose) => T): readonly T[] {
    return Array.isArray(this.value) ? this.value.map((item) => read(new Loose(item))) : [];
  }

  /** The map read by `read`, or null when there is none. */
  map<T>(read: (item: Loose) => T): T | null {
    const { value } = this;
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? read(this) : null;
  }

  text(): string {
    return typeof this.value === 'string' ? this.value : '';
  }

  textOrNull(): string | null {
    return typeof this.value === 'string' ? this.value : null;
  }

  number(): number {
    return typeof this.value === 'number' ? this.value : 0;
  }

  flag(): boolean {
    return this.value === true;
  }

  raw(): unknown {
    return this.value;
  }
}

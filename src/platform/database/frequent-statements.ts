/** Names for the statements that a pool is asked again and again, so that each connection plans them once. Behind row-level security
 *  planning a page's statements took longer than running them (measured: 39 of 49 ms for the page of one duty).
 *
 *  Texts that differ by what somebody filtered by are many, and a kept plan costs its connection memory: only so many get a name, and
 *  only after a few askings. Whether a kept plan is as good as one made for the very values PostgreSQL judges by itself. */
export class FrequentStatements {
  private readonly asked = new Map<string, number>();
  private readonly names = new Map<string, string>();

  constructor(
    private readonly limits: { readonly askings: number; readonly names: number } = { askings: 3, names: 100 },
  ) {}

  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size >= this.limits.names) return name;
    const askings = (this.asked.get(text) ?? 0) + 1;
    if (askings < this.limits.askings) {
      // Texts that nobody asks again are not remembered for ever.
      if (this.asked.size >= this.limits.names * 10) this.asked.clear();
      this.asked.set(text, askings);
      return undefined;
    }
    this.asked.delete(text);
    const given = `frequent.${this.names.size + 1}`;
    this.names.set(text, given);
    return given;
  }
}

const AHEAD_CHARACTERS = 4_000_000;

/** Hands pieces from the transaction that makes them to whoever writes them, and lets it run no further ahead than that. */
export class PieceQueue {
  private queue: string[] = [];
  private held = 0;
  private outcome: { readonly error: unknown } | null | undefined;
  private wakeReader: () => void = () => undefined;
  private wakeWriter: () => void = () => undefined;
  private isAbandoned = false;

  async put(text: string): Promise<void> {
    this.queue.push(text);
    this.held += text.length;
    this.wakeReader();
    while (this.held > AHEAD_CHARACTERS && !this.isAbandoned) {
      await new Promise<void>((resolve) => (this.wakeWriter = resolve));
    }
    if (this.isAbandoned) throw new Error('nobody reads the export any more');
  }

  end(outcome: { readonly error: unknown } | null): void {
    this.outcome = outcome;
    this.wakeReader();
  }

  abandon(): void {
    this.isAbandoned = true;
    this.wakeWriter();
  }

  async *all(): AsyncGenerator<string> {
    for (;;) {
      if (this.queue.length > 0) {
        const text = this.queue.join('');
        [this.queue, this.held] = [[], 0];
        this.wakeWriter();
        yield text;
      } else if (this.outcome === undefined) {
        await new Promise<void>((resolve) => (this.wakeReader = resolve));
      } else if (this.outcome === null) {
        return;
      } else {
        throw this.outcome.error;
      }
    }
  }
}

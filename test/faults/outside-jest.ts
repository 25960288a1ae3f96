/** The fresh databases of tests are closed after a test file; outside of one somebody else has to say when that is. */

const closing: (() => Promise<unknown>)[] = [];

Object.assign(globalThis, { afterAll: (close: () => Promise<unknown>) => void closing.push(close) });

export async function closeAll(): Promise<void> {
  for (const close of closing) await close();
}

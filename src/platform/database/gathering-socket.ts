import { Socket } from 'node:net';

/** A connection on which all that is written in one turn of the event loop leaves in one packet. Each packet wakes the server, and
 *  costs more than what is in it: statements that travel together should knock once. */
export class GatheringSocket extends Socket {
  private gathering = false;

  constructor() {
    super();
    // Node gives a socket the plain `write` back whenever it connects.
    this.once('connect', () => (this.write = this.gather.bind(this) as Socket['write']));
  }

  private gather(...written: Parameters<Socket['write']>): boolean {
    if (!this.gathering) {
      this.gathering = true;
      this.cork();
      // When everything that follows from this turn has been written: promises are settled before the next tick.
      queueMicrotask(() => process.nextTick(() => this.leave()));
    }
    return super.write(...written);
  }

  private leave(): void {
    this.gathering = false;
    this.uncork();
  }
}

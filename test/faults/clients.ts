import type { House } from '../../src/house';
import type { Answer, Command } from '../../src/engine/subject';
import { isDrawn } from './processes';
import { SeededRandom } from '../../src/simulation/seeded-random';

/** Those who send commands and try again as a sensible client does: with the same key, at whichever process answers. */

/** What was sent and what came back, over the whole year. */
export class Ledger {
  readonly sent = new Map<string, Command>();
  readonly answered = new Map<string, Answer>();
  /** Sent, and nobody knows what became of it. */
  readonly open = new Set<string>();
  /** What went wrong and can never be right. */
  readonly faults: string[] = [];
  private readonly strange: string[] = [];

  /** A repeat says what the first answer said; what was refused may be done later. */
  takes(key: string, answer: Answer): void {
    const before = this.answered.get(key);
    if (before?.ok === true && (!answer.ok || answer.hash !== before.hash || answer.version !== before.version)) {
      this.faults.push(`${key} was answered twice, and differently: ${short(before)}, then ${short(answer)}`);
    }
    if (before?.ok !== true) this.answered.set(key, answer);
    this.open.delete(key);
  }

  /** Whatever was not drawn is a fault of the product. */
  failed(key: string, error: unknown): void {
    if (!isDrawn(error)) this.strange.push(`${key} ${this.sent.get(key)?.asked.type}: ${String(error)}`);
  }

  strangeErrors(): readonly string[] {
    return this.strange;
  }
}

const short = (answer: Answer): string => (answer.ok ? `version ${answer.version}` : answer.refusal.code);

export interface Clients {
  readonly seed: number;
  readonly ledger: Ledger;
  /** Those processes that live. */
  readonly houses: () => readonly House[];
  /** Comes back when it is this sender's turn; then what is given is done at once. */
  readonly inTurn: <T>(name: string, act: () => T) => Promise<T>;
  /** Told when somebody has an answer and sends all the same. */
  readonly onAgain: () => void;
}

/** Sends the command until there is an answer or patience ends; then its outcome stays open, and it may be sent again another day. */
export async function send({ seed, ledger, houses, inTurn, onAgain }: Clients, key: string, again = 0): Promise<void> {
  const command = ledger.sent.get(key);
  if (!command) throw new Error(`nobody sent ${key}`);
  const random = new SeededRandom(seed, 'client', key, again);
  ledger.open.add(key);
  const submit = async (): Promise<Answer | null> => {
    const { answer } = await inTurn(`client ${key} ${again}`, () => {
      const living = houses();
      return {
        answer: living.length === 0 ? null : random.pick(living as [House, ...House[]]).commands.submit(command),
      };
    });
    return answer;
  };
  for (let attempt = random.between(1, 6); attempt > 0; attempt -= 1) {
    try {
      const answer = await submit();
      if (answer === null) return;
      ledger.takes(key, answer);
      // Somebody clicks twice.
      if (attempt === 1 || !random.chance(120)) return;
      onAgain();
    } catch (error) {
      ledger.failed(key, error);
    }
  }
}

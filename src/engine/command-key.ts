import { createHash } from 'node:crypto';
import { refusal, type Actor, type Plain } from '../../workflows/vocabulary';
import { canonicalText } from '../trail/canonical';
import type { Answer, Command } from './subject';

/** What a command is known by when it is sent again: its sender's key, and a hash of what was asked. Pure. */
export interface CommandKey {
  readonly actor: string;
  readonly key: string;
  readonly bodyHash: Buffer;
}

/** Null when the sender gave no key. Throws for a body without canonical text (a fraction, text that is not NFC). */
export function keyOf(command: Command): CommandKey | null {
  if (command.idempotencyKey === undefined) return null;
  // The version that was seen is part of the circumstances, not of the wish: a repeat after success still carries the old one.
  const body = canonicalText({ subject: command.subject, id: command.id, asked: withoutAbsent(command.asked) });
  return {
    actor: actorName(command.by),
    key: command.idempotencyKey,
    bodyHash: createHash('sha256').update(body, 'utf8').digest(),
  };
}

const withoutAbsent = (asked: object): Plain =>
  Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Plain;

const actorName = (actor: Actor): string => (actor.kind === 'person' ? `${actor.person}/${actor.post}` : 'clock');

export const nameOf = ({ actor, key }: Pick<CommandKey, 'actor' | 'key'>): string => `${actor}\n${key}`;

/** Each key once, as it came first. */
export function distinctKeys(keys: readonly (CommandKey | null)[]): CommandKey[] {
  const byName = new Map<string, CommandKey>();
  for (const key of keys) if (key !== null && !byName.has(nameOf(key))) byName.set(nameOf(key), key);
  return [...byName.values()];
}

/** What used a key up. */
export interface UsedKey {
  readonly bodyHash: Buffer;
  readonly answer: Answer;
}

/** The first answer for a repeat of the same command; `idempotency.key-reused` for another one under its key. */
export function repeatOf(command: Command, bodyHash: Buffer, first: UsedKey): Answer {
  if (!bodyHash.equals(first.bodyHash)) {
    return {
      ok: false,
      id: command.id,
      refusal: refusal('idempotency.key-reused', { key: command.idempotencyKey ?? '' }),
    };
  }
  return first.answer.ok ? { ...first.answer, repeated: true } : first.answer;
}

import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { hostname, uptime } from 'node:os';

/** This boot of this machine. Where the system names no boot, each process counts as one: a set clock is then noticed only
 *  by a process that was running. */
export const thisMachine = {
  boot: bootName(),
  uptimeMs: (): number => uptime() * 1_000,
} as const;

function bootName(): string {
  try {
    return `${hostname()}/${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}`;
  } catch {
    return `${hostname()}/${randomUUID()}`;
  }
}

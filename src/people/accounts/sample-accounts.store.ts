import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { projectRoot } from '../../platform/paths';
import type { GrantedRole } from './scope';

/** An account of the sample plan: of whoever holds a post, or with a grant of its own. Released with the product. */
export interface SampleAccountEntry {
  readonly name: string;
  readonly about: string;
  readonly post?: string;
  readonly grant?: { readonly role: GrantedRole; readonly unit: string | null };
}

export function sampleAccountEntries(): readonly SampleAccountEntry[] {
  const file = join(projectRoot(), 'workflows', 'plans', 'ban-atgt-lang-son.accounts.yaml');
  return (parse(readFileSync(file, 'utf8')) as { readonly accounts: readonly SampleAccountEntry[] }).accounts;
}

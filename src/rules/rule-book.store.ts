import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plain, Refusal } from '../../workflows/vocabulary';
import { readFacts } from './decide';
import type { Scope } from './feel/values';
import { loadLaw } from './law/law-files.store';
import type { LawRegister } from './law/provision';
import { readingOf, type Reading } from './reading';
import { compileRuleFile, rulesFolder } from './rule-files.store';
import type { RuleFile } from './rule-text';

/** The tables and provisions that are released with the product, each read when it is first needed: a start waits for none of them. */
export class RuleBook {
  private readonly files = new Map<string, Promise<RuleFile>>();
  private register: LawRegister | null = null;

  constructor(
    private readonly folder: string = rulesFolder(),
    private readonly lawFolder?: string,
  ) {}

  /** Throws for a table that is not there or that a check would have refused: it was released with the product. */
  async read(file: string, decision: string, facts: Reading['facts']): Promise<Reading> {
    const reading = readingOf(await this.table(file), decision, facts, this.law());
    if ('length' in reading) throw new Error(`${file} cannot be read: ${JSON.stringify(reading)}`);
    return reading as Reading;
  }

  /** What is wrong with answers that people gave, or nothing. */
  async whyNot(file: string, answers: { readonly [fact: string]: Plain }): Promise<readonly Refusal[]> {
    return readFacts((await this.table(file)).program, answers as unknown as Scope).refusals;
  }

  /** The files of the folder, by name. */
  names(): readonly string[] {
    return readdirSync(this.folder)
      .filter((name) => name.endsWith('.dmn'))
      .sort();
  }

  law(): LawRegister {
    return (this.register ??= loadLaw(this.lawFolder));
  }

  /** Reads everything anew, tables when they are next needed. Throws what `loadLaw` throws, and keeps what it had. */
  reload(): void {
    this.register = loadLaw(this.lawFolder);
    this.files.clear();
  }

  table(file: string): Promise<RuleFile> {
    const known = this.files.get(file) ?? compile(join(this.folder, file));
    this.files.set(file, known);
    return known;
  }
}

async function compile(path: string): Promise<RuleFile> {
  const compiled = await compileRuleFile(path);
  if ('code' in compiled) throw new Error(`${compiled.code} ${JSON.stringify(compiled.facts)}`);
  return compiled;
}

import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { loadLaw } from '../../rules/law/law-files.store';
import type { LawRegister } from '../../rules/law/provision';
import { compileRuleFile, rulesFolder, type RuleFile } from '../../rules/rule-files.store';

/** Tables and provisions that are released with the product, read when the first page asks for them. */
export class RuleShelf {
  private readonly tables = new Map<string, RuleFile>();
  private register: LawRegister | null = null;

  law(): LawRegister {
    return (this.register ??= loadLaw());
  }

  /** Names as they stand in addresses: `lateness`. */
  names(): readonly string[] {
    return readdirSync(rulesFolder())
      .filter((name) => name.endsWith('.dmn'))
      .map((name) => name.slice(0, -'.dmn'.length))
      .sort();
  }

  /** Null when there is no such table. A released one that cannot be read is a fault of ours. */
  async table(name: string): Promise<RuleFile | null> {
    const known = this.tables.get(name);
    if (known !== undefined || !this.names().includes(name)) return known ?? null;
    const compiled = await compileRuleFile(join(rulesFolder(), `${name}.dmn`));
    if ('code' in compiled) throw new Error(`${compiled.code} ${JSON.stringify(compiled.facts)}`);
    this.tables.set(name, compiled);
    return compiled;
  }
}

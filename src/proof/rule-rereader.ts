import type { Plain } from '../../workflows/vocabulary';
import { isRefusal } from '../calendar/dated-record';
import { compileRuleText } from '../rules/rule-text';
import type { LawRegister } from '../rules/law/provision';
import { readingOf, type Reading } from '../rules/reading';
import type { SourceLine } from '../trail/export/format';
import type { Reread, SourceReader } from '../trail/verify/rereading';
import { lawIn, namedBy } from './source-names';

/** Reads tables of an export again: with the file's own texts, never with those of this build. */
export class RuleRereader implements SourceReader {
  readonly nameOf = namedBy;
  /** By the line that brought them: each is read once. */
  private readonly laws = new WeakMap<SourceLine, LawRegister>();

  /** Whoever calls has seen that both texts are what their names say. */
  async readAgain(recorded: Plain, table: SourceLine, law: SourceLine): Promise<Reread> {
    const { file, decision, facts } = recorded as unknown as Reading;
    if (typeof decision !== 'string' || typeof facts !== 'object' || facts === null) return refused('record.invalid');
    const rules = await compileRuleText(table.files[0]?.text ?? '', file);
    if ('code' in rules) return refused(rules.code);
    const again = readingOf(rules, decision, facts, this.registerIn(law));
    if ('length' in again) return refused((again as readonly { readonly code: string }[])[0]?.code ?? '');
    return { ok: true, reading: again as unknown as Plain };
  }

  private registerIn(law: SourceLine): LawRegister {
    const known = this.laws.get(law) ?? lawIn(law.files);
    if (known === null || isRefusal(known)) throw new Error('a register that was named is one');
    this.laws.set(law, known);
    return known;
  }
}

const refused = (refusal: string): Reread => ({ ok: false, refusal });

import { refusal } from '../../../workflows/vocabulary';
import { nearest } from '../../platform/nearest-name';
import { finding, placeFacts, type Finding, type Where } from '../check/finding';
import type { Program } from '../evaluate/program';
import { citedIds } from './citations';
import type { LawRegister } from './provision';

/** Rows that cite what the register does not have: a provision that is cited cannot be deleted unseen. */
export function citationFindings(program: Program, file: string, register: LawRegister): readonly Finding[] {
  const known = [...new Set(register.provisions.map(({ id }) => id))];
  return program.decisions.flatMap(({ id, name, logic }) => {
    if (logic?.kind !== 'table') return [];
    return logic.table.rules.flatMap((rule, row) =>
      citedIds(rule)
        .filter((provision) => !known.includes(provision))
        .map((provision) => {
          const place = program.model.places.get(rule.id ?? id) ?? null;
          const where: Where = { file, place, table: name, row: row + 1 };
          const facts = { ...placeFacts(where), provision, nearest: nearest(provision, known) };
          return finding('error', where, refusal('rules.unknown-provision', facts));
        }),
    );
  });
}

import { citedIds } from './citations';
import type { Program } from '../evaluate/program';

/** Rows of a file's tables that cite a provision, as `lateness.dmn · lateness-of-unit · 3`. */
export const placesCiting = (program: Program, file: string, provision: string): readonly string[] =>
  program.decisions.flatMap(({ name, logic }) =>
    logic?.kind !== 'table'
      ? []
      : logic.table.rules.flatMap((rule, index) =>
          citedIds(rule).includes(provision) ? [`${file} · ${name} · ${index + 1}`] : [],
        ),
  );

import { figure, type FigureContext } from '../../../workflows/figures/figure.machine';
import { initialRest, isFinal, step } from '../../../workflows/step';
import type { Fact, Plain, Role } from '../../../workflows/vocabulary';
import type { Rest } from '../../../workflows/workflow';
import { localDateOf } from '../../calendar/local-date';
import type { Column, Locked, Prepared, Subject, ToPrepare, Wake } from '../../engine/subject';
import type { RoleQuestion } from '../../people/roles.store';
import type { Tx } from '../../platform/database/tx';

/** Figures as the engine sees them: no clock wakes them. */
export class FigureSubject implements Subject<Rest> {
  readonly name = 'figure';
  readonly table = 'figure';
  readonly fixed: readonly Column[] = [
    { name: 'kind', type: 'text' },
    { name: 'unit_id', type: 'text' },
    { name: 'office_unit_id', type: 'text' },
    { name: 'locality', type: 'text' },
    { name: 'reference', type: 'text' },
    { name: 'year', type: 'integer' },
    { name: 'happened_on', type: 'date' },
  ];
  readonly projected: readonly Column[] = [
    { name: 'severity', type: 'text' },
    { name: 'accidents', type: 'integer' },
    { name: 'dead', type: 'integer' },
    { name: 'injured', type: 'integer' },
  ];

  constructor(
    private readonly rolesOf: (tx: Tx, questions: readonly RoleQuestion[]) => Promise<readonly (readonly Role[])[]>,
  ) {}

  async prepare(tx: Tx, items: readonly ToPrepare<Rest>[]): Promise<readonly Prepared[]> {
    const roles = await this.rolesOf(tx, items.map(questionOf));
    return items.map(({ asked, by, at }, index) =>
      asked === null ? { again: true } : { fact: { ...asked, at, by } as Fact, roles: roles[index] ?? [] },
    );
  }

  step(row: Locked<Rest>, fact: Fact) {
    return step(figure, row.state, fact);
  }

  nextWake(): Wake | null {
    return null;
  }

  project(_row: Locked<Rest>, { context }: Rest) {
    const { severity, accidents, dead, injured } = context as FigureContext;
    return { severity, accidents, dead, injured };
  }

  plain(state: Rest): Plain {
    return state as unknown as Plain;
  }

  brief({ value, context }: Rest): Plain {
    return { state: value, ...context };
  }

  ended(_row: Locked<Rest>, { value }: Rest): boolean {
    return isFinal(figure, value);
  }

  versions({ machine, machineVersion }: Locked<Rest>) {
    return { figure: `${machine}@${machineVersion}` };
  }
}

export const newFigure = (context: FigureContext): Rest => initialRest(figure, context);
export const FIGURE_MACHINE = { machine: figure.id, machineVersion: figure.version } as const;

/** Whoever recorded it looks after it, as an office does. */
const questionOf = ({ row, by, at }: ToPrepare<Rest>): RoleQuestion => ({
  actor: by,
  on: localDateOf(at),
  unitId: String(row.fixed['unit_id']),
  officeUnitId: String(row.fixed['office_unit_id']),
  issuerUnitId: String(row.fixed['office_unit_id']),
});

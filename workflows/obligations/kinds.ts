import { isFinal } from '../step';
import type { Workflow } from '../workflow';
import { commendationDossier } from './commendation-dossier.machine';
import { force } from './force.machine';
import { implementation } from './implementation.machine';
import { inspection } from './inspection.machine';
import { issuePlan } from './issue-plan.machine';
import { periodicReport } from './periodic-report.machine';
import { promptReport } from './prompt-report.machine';
import { publication } from './publication.machine';
import { quanTriet } from './quan-triet.machine';
import { soKet } from './so-ket.machine';
import { tongKet } from './tong-ket.machine';

/** Every kind of duty and its work machine; the names are the kinds of a plan file. A version that a trail mentions stays
 *  here for replay. */
export const WORK_MACHINES = {
  issuePlan,
  quanTriet,
  implementation,
  inspection,
  soKet,
  tongKet,
  periodicReport,
  promptReport,
  publication,
  commendationDossier,
} as const satisfies Record<string, Workflow>;
export type DutyKind = keyof typeof WORK_MACHINES;
export const DUTY_KINDS = Object.keys(WORK_MACHINES) as readonly DutyKind[];

/** Where a duty can stand: in a state of its work, or ended because it was replaced or moved. */
export const DUTY_STATES: readonly string[] = [
  ...new Set([
    ...Object.values(WORK_MACHINES).flatMap(({ machine }) => Object.keys(machine.states)),
    ...Object.keys(force.machine.states).filter((state) => isFinal(force, state)),
  ]),
];
export const isDutyKind = (text: string): text is DutyKind => Object.hasOwn(WORK_MACHINES, text);

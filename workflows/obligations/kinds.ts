import type { Workflow } from '../workflow';
import { implementation } from './implementation.machine';
import { issuePlan } from './issue-plan.machine';
import { quanTriet } from './quan-triet.machine';

/** Every kind of duty and its work machine. A version that a trail mentions stays here for replay. */
export const WORK_MACHINES = { issuePlan, quanTriet, implementation } as const satisfies Record<string, Workflow>;
export type DutyKind = keyof typeof WORK_MACHINES;
export const DUTY_KINDS = Object.keys(WORK_MACHINES) as readonly DutyKind[];
export const isDutyKind = (text: string): text is DutyKind => Object.hasOwn(WORK_MACHINES, text);

import { tell } from '../obligations/work';
import type { Fact } from '../vocabulary';
import { caseMachine, caseWorkflow, final, nobodyYet } from './case-work';
import { conducted, withEvidence, withReason } from './case-examples';

/** A commendation dossier on its way up: received → reviewed → returned for completion, or appraised by the office of the board →
 *  considered by Ban Thi đua – Khen thưởng → submitted → decided. Source: the plan of Ban ATGT Lạng Sơn, III.3. */

type CommendationEvent = Fact & {
  readonly type:
    | 'file.reviewed'
    | 'file.returned'
    | 'file.completed'
    | 'file.appraised'
    | 'file.considered'
    | 'file.submitted'
    | 'commendation.decided'
    | 'commendation.refused';
};

const sentBack = {
  'file.returned': { target: 'returned', guard: 'reasonedUnconflicted', actions: tell('returned', ['lead']) },
} as const;

export const commendationMachine = caseMachine<CommendationEvent>().createMachine({
  id: 'commendation',
  ...nobodyYet,
  initial: 'received',
  states: {
    received: { tags: 'office', on: { 'file.reviewed': { target: 'reviewed', guard: 'unconflicted' } } },
    reviewed: {
      tags: 'office',
      on: { 'file.appraised': { target: 'appraised', guard: 'evidencedUnconflicted' }, ...sentBack },
    },
    returned: { tags: 'unit', on: { 'file.completed': { target: 'received', guard: 'evidenceGiven' } } },
    appraised: {
      tags: 'office',
      on: { 'file.considered': { target: 'considered', guard: 'evidencedUnconflicted' }, ...sentBack },
    },
    considered: { tags: 'office', on: { 'file.submitted': { target: 'submitted', guard: 'unconflicted' } } },
    submitted: {
      tags: 'office',
      on: {
        'commendation.decided': { target: 'decided', guard: 'evidencedUnconflicted' },
        'commendation.refused': { target: 'refused', guard: 'reasonedUnconflicted' },
      },
    },
    decided: final,
    refused: final,
  },
});

export const commendation = caseWorkflow(commendationMachine, [
  ...conducted('file.reviewed'),
  ...withReason('file.returned'),
  ...withEvidence('file.completed'),
  ...withEvidence('file.appraised'),
  ...withEvidence('file.considered'),
  ...conducted('file.submitted'),
  ...withEvidence('commendation.decided'),
  ...withReason('commendation.refused'),
]);

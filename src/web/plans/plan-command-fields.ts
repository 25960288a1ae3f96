/** What the form for each event of a plan asks for. Which of them the plan's machine demands it says itself, in `needs`. */
export type PlanField = 'file' | 'reason' | 'occurrence' | 'unit' | 'reference' | 'happenedOn' | 'what';

const FIELDS: Readonly<Record<string, readonly PlanField[]>> = {
  'plan.issue-ordered': [],
  'plan.closed': ['file', 'reason'],
  'plan.withdrawn': ['reason'],
  'occurrence.recorded': ['occurrence', 'unit', 'reference', 'happenedOn', 'what', 'file'],
};

export const planFieldsOf = (event: string): readonly PlanField[] => FIELDS[event] ?? [];

const NEED: Readonly<Partial<Record<PlanField, string>>> = { file: 'evidence', happenedOn: 'happened' };

export const isNeededInPlan = (field: PlanField, needs: readonly string[]): boolean =>
  needs.includes(NEED[field] ?? field);

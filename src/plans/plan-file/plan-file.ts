import type { DeadlineRule } from '../../calendar/deadline';
import type { LocalDate } from '../../../workflows/vocabulary';

/** A plan as its file says it, after reading: every key present, defaults filled in, text in NFC.
 *  The shape on disk is workflows/plans/plan.schema.json; docs/plan-file.md explains it to those who write plans. */
export interface PlanFile {
  readonly dondocPlan: 1;
  readonly id: string;
  /** Not null when the file is an example: what in it is invented or assumed. */
  readonly sample: SampleMark | null;
  readonly document: PlanDocument;
  /** The office that tracks, urges and checks; it confirms whatever a task does not give to another. */
  readonly office: string;
  /** Name of the file with posts and holders, beside this one. */
  readonly people: string | null;
  readonly targets: readonly PlanTarget[];
  readonly officeDefaults: readonly OfficeDefault[];
  readonly tasks: readonly PlanTask[];
  readonly units: readonly PlanUnit[];
  readonly groups: readonly PlanGroup[];
}

export interface SampleMark {
  readonly note: string;
}

/** The issued document. Identity is issuer + type + number + date; number and day are often blank. Source: DOMAIN §8. */
export interface PlanDocument {
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly issuedOn: LocalDate;
  /** The paper leaves the day blank and this one is assumed ("giả định"). */
  readonly issuedOnAssumed: boolean;
  /** How much of that day the paper itself says. */
  readonly issuedOnKnown: DayPrecision;
  readonly place: string | null;
  readonly issuer: string;
  readonly title: string;
  /** Always `none`: a classified document is refused. */
  readonly classification: 'none';
  readonly validity: PlanValidity | null;
  /** What the plan carries out; `implements` links make the cascade. */
  readonly basis: readonly CitedDocument[];
  /** What it mentions without resting on it. */
  readonly cites: readonly CitedDocument[];
}

export const DAY_PRECISIONS = ['day', 'month', 'year', 'nothing'] as const;
export type DayPrecision = (typeof DAY_PRECISIONS)[number];

/** A clause of validity opens no obligation. Source: DOMAIN §1. */
export interface PlanValidity {
  readonly clause: string | null;
  readonly asWritten: string | null;
  readonly until: LocalDate | null;
}

export interface CitedDocument {
  readonly id: string | null;
  readonly type: string;
  readonly number: string | null;
  readonly symbol: string;
  readonly issuedOn: LocalDate | null;
  readonly issuer: string | null;
  readonly title: string | null;
  readonly implements: readonly string[];
}

export interface PlanTarget {
  readonly id: string;
  readonly text: string;
  readonly clause: string;
  readonly measure: string;
  readonly direction: 'decrease' | 'increase';
  readonly percentFrom: number;
  readonly percentTo: number;
  readonly againstYear: number;
}

/** The date an office sets where the text says "as prescribed" or nothing. `refs` narrows it to some tasks of the kind. */
export interface OfficeDefault {
  readonly kind: TaskKind;
  readonly refs: readonly string[] | null;
  readonly rule: DeadlineRule;
  readonly assumed: boolean;
  readonly source: string;
}

/** One machine of workflows/obligations each. */
export const TASK_KINDS = [
  'issuePlan',
  'quanTriet',
  'implementation',
  'inspection',
  'soKet',
  'tongKet',
  'periodicReport',
  'promptReport',
  'publication',
  'commendationDossier',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** A body with a role: the id of a unit or group, or one that the text only names and that no unit stands for. */
export type Party = string | { readonly named: string };

export interface PlanTask {
  /** The document's own numbering: `III.2.1` is the first dash of III.2; a letter tells several duties of one item apart. */
  readonly ref: string;
  readonly parent: string | null;
  readonly clause: string;
  readonly title: string;
  readonly kind: TaskKind;
  /** `implied`: the text names no body, so every unit the plan binds has it. Source: DOMAIN §1. */
  readonly origin: 'stated' | 'implied';
  /** The text's own condition, e.g. "nếu có". */
  readonly onlyIf: string | null;
  readonly directs: readonly Party[];
  /** The one unit that leads (chủ trì); null where all carry it out as equals. */
  readonly leads: string | null;
  readonly carriesOut: readonly Party[];
  readonly coordinates: readonly Party[];
  /** Prepares it for another's signature (tham mưu). */
  readonly drafts: readonly Party[];
  readonly contactPoint: string | null;
  /** Units it passes on its way to `reportsTo`, in order ("qua"). */
  readonly routedThrough: readonly string[];
  readonly reportsTo: readonly Party[];
  readonly decidedBy: string | null;
  /** The office that confirms; null means the plan's office. */
  readonly confirmedBy: string | null;
  readonly deadline: TaskDeadline;
  readonly evidence: readonly EvidenceWanted[];
  /** How many of whom a quán triệt must reach. */
  readonly coverage: Coverage | null;
  readonly notes: string | null;
}

export interface TaskDeadline {
  /** The words of the text; null when it says nothing. */
  readonly asWritten: string | null;
  /** The rule is an assumption about the words. */
  readonly assumed: boolean;
  readonly rule: DeadlineRule;
}

export interface EvidenceWanted {
  readonly kind: 'document' | 'minutes' | 'attendance' | 'figures' | 'link' | 'file';
  readonly required: boolean;
  readonly text: string;
}

export interface Coverage {
  readonly percentAtLeast: number;
  readonly of: string;
  readonly assumed: boolean;
}

/** `from` and `to` are inclusive days; null is open. `party` holds the Party block with Mặt trận and đoàn thể. */
export interface PlanUnit {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly tree: 'state' | 'party';
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
  readonly sample: boolean;
}

export interface PlanGroup {
  readonly id: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly sample: boolean;
  readonly members: readonly GroupMember[];
}

export interface GroupMember {
  readonly unit: string;
  readonly from: LocalDate | null;
  readonly to: LocalDate | null;
}

import type { Refusal } from '../../../workflows/vocabulary';
import type { Complaint, TableExplanation } from './explanation';

/** What one evaluation is asked for. */
export interface Asked {
  /** `person`: a missing fact makes undetermined and asks. `null`: a missing fact is null, as the standard and its test cases have it. */
  readonly missing: 'person' | 'null';
  readonly explain: boolean;
}

/** What comes up while one decision is evaluated, functions that it calls included. */
interface Findings {
  readonly complaints: Complaint[];
  readonly tables: TableExplanation[];
  readonly lacking: Set<string>;
  readonly failures: Refusal[];
  undetermined: boolean;
  /** A table was asked, all its facts were there, and no row matched. */
  noRow: boolean;
}

const MOST_COMPLAINTS = 50;

/** One decision being evaluated. */
export class Run {
  constructor(
    readonly asked: Asked,
    /** What is being evaluated, as people know it. */
    readonly name: string,
    /** Names in its scope that nobody gave a value to. */
    readonly missing: ReadonlySet<string>,
    /** Names of decisions in its scope whose null is an answer: no row matched. */
    readonly none: ReadonlySet<string>,
    readonly findings: Findings = {
      ...{ complaints: [], tables: [], lacking: new Set(), failures: [], undetermined: false, noRow: false },
    },
  ) {}

  get asks(): boolean {
    return this.asked.missing === 'person';
  }

  complain(where: string, texts: readonly string[]): void {
    const { complaints } = this.findings;
    for (const text of texts) if (complaints.length < MOST_COMPLAINTS) complaints.push({ where, text });
  }

  lacks(names: readonly string[]): void {
    this.findings.undetermined = true;
    for (const name of names) this.findings.lacking.add(name);
  }

  fails(refused: Refusal): void {
    this.findings.failures.push(refused);
  }

  /** Inside a function, which sees none of the names outside. */
  inside(name: string): Run {
    return new Run(this.asked, name, NOTHING, NOTHING, this.findings);
  }
}

const NOTHING: ReadonlySet<string> = new Set();

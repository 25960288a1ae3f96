import type { Facts, Refusal } from '../../../workflows/vocabulary';

/** Why the database of the product itself could not be brought up. The starter prints code and facts and ends. */
export type EmbeddedCode =
  /** Another server runs on the same data. Facts: pid, home. */
  | 'home.in-use'
  /** The data folder is not ours to write. Facts: path, reason. */
  | 'home.not-writable'
  /** No binaries for this kind of machine were installed. Facts: platform. */
  | 'embedded.no-binaries'
  /** A binary could not be run at all. Facts: program, reason. */
  | 'embedded.cannot-run'
  /** The data folder was written by another major version of PostgreSQL. Facts: found, expected. */
  | 'embedded.other-version'
  /** The server ended or did not answer. Facts: reason, log. */
  | 'embedded.start-failed';

export class EmbeddedFailure extends Error implements Refusal {
  constructor(
    readonly code: EmbeddedCode,
    readonly facts: Facts,
  ) {
    super(`${code} ${JSON.stringify(facts)}`);
    this.name = 'EmbeddedFailure';
  }
}

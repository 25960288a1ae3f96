import type { Cluster } from './cluster';
import type { Results } from './results';
import type { World } from './world';

/** What a measurement is given. */
export interface Bench {
  readonly cluster: Cluster;
  readonly world: World;
  readonly results: Results;
  /** The long run: ten million rows, and the peers. */
  readonly full: boolean;
}

export interface Case {
  /** As `--only` takes it. */
  readonly name: string;
  /** Part of `--full` alone. */
  readonly onlyFull?: true;
  run(bench: Bench): Promise<void>;
}

import { InstanceStore } from './instance.store';
import type { Subject } from './subject';

/** What a room registered: its subject and the store that was built for it. `unknown` is the state's type: only the subject looks inside. */
export interface Registered {
  readonly subject: Subject<unknown>;
  readonly store: InstanceStore<unknown>;
}

/** The subjects the engine serves, by name. Filled once, when the house is put together. */
export class Registry {
  private readonly byName = new Map<string, Registered>();

  register<State>(subject: Subject<State>): void {
    if (this.byName.has(subject.name)) throw new Error(`subject ${subject.name} is registered twice`);
    // The engine hands states back only to the subject they came from.
    const wide = subject as unknown as Subject<unknown>;
    this.byName.set(subject.name, { subject: wide, store: new InstanceStore(wide) });
  }

  get(name: string): Registered {
    const found = this.byName.get(name);
    if (!found) throw new Error(`no subject ${name}; registered: ${[...this.byName.keys()].join(', ')}`);
    return found;
  }

  all(): readonly Registered[] {
    return [...this.byName.values()];
  }
}

import { parse } from 'yaml';
import type { PlanSource } from '../../src/plans/plan-loading.service';
import type { Actor } from '../../workflows/vocabulary';

/** Who may act in a plan, by its people file. */

export type Person = Extract<Actor, { kind: 'person' }>;

interface Posts {
  readonly posts: readonly { id: string; unit: string; kind: string; holders: readonly { person: string }[] }[];
}

export class Cast {
  readonly units: readonly string[];
  readonly issuer: Person;
  private readonly posts: Posts['posts'];

  constructor(source: PlanSource) {
    this.posts = (parse(source.people?.text ?? '') as Posts).posts;
    const { document, units } = parse(source.text) as { document: { issuer: string }; units: { id: string }[] };
    this.units = units.map(({ id }) => id);
    this.issuer = this.head(document.issuer);
  }

  head(unit: string): Person {
    return this.holder(unit, ['head', 'deputy', 'officer']);
  }

  officer(unit: string): Person {
    return this.holder(unit, ['officer', 'deputy', 'head']);
  }

  private holder(unit: string, kinds: readonly string[]): Person {
    const post = kinds
      .flatMap((kind) => this.posts.filter((each) => each.unit === unit && each.kind === kind))
      .find(({ holders }) => holders.length > 0);
    const person = post?.holders[0]?.person;
    // A unit without anybody: somebody who may do nothing there.
    return post && person !== undefined ? { kind: 'person', person, post: post.id, unit } : this.issuer;
  }
}

/** Each circle in a directed graph once, as the ids along it with the first repeated at the end; started from each
 *  node in the order given. Iterative, so that a chain of any length is walked. */
export function findCycles(edges: ReadonlyMap<string, Iterable<string>>): readonly (readonly string[])[] {
  const done = new Set<string>();
  const cycles: string[][] = [];
  for (const start of edges.keys()) {
    const path: string[] = [];
    const onPath = new Map<string, number>();
    const pending: { readonly node: string; readonly depth: number }[] = [{ node: start, depth: 0 }];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const { node, depth } = next;
      for (const left of path.splice(depth)) {
        onPath.delete(left);
        done.add(left);
      }
      const from = onPath.get(node);
      if (from !== undefined) {
        cycles.push([...path.slice(from), node]);
        continue;
      }
      if (done.has(node)) continue;
      onPath.set(node, path.length);
      path.push(node);
      for (const target of edges.get(node) ?? []) pending.push({ node: target, depth: path.length });
    }
    for (const left of path) done.add(left);
  }
  return cycles;
}

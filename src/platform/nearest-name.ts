/** The known name that is fewest edits away (insert, delete, replace), or null when none is near enough to be a slip:
 *  more than a third of its letters. */
export function nearest<Name extends string>(wrong: string, known: readonly Name[]): Name | null {
  let best: Name | null = null;
  let fewest = Infinity;
  for (const name of known) {
    const edits = editDistance(wrong, name);
    if (edits < fewest && edits <= Math.ceil(name.length / 3)) {
      best = name;
      fewest = edits;
    }
  }
  return best;
}

/** Levenshtein distance, one row at a time. */
export function editDistance(from: string, to: string): number {
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[to.length] ?? 0;
}

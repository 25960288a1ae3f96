/** A JSON document in pieces: a list at the top of it, or in one of its keys, gives one piece per entry and is never text as a
 *  whole. Read back it equals `JSON.stringify(value)`, keys without a value left out. */
export function* jsonPieces(value: unknown): Generator<string> {
  if (Array.isArray(value)) {
    yield* listPieces(value, '');
  } else if (typeof value === 'object' && value !== null && !('toJSON' in value)) {
    yield* objectPieces(value);
  } else {
    yield JSON.stringify(value) ?? 'null';
  }
  yield '\n';
}

function* objectPieces(value: object): Generator<string> {
  let before = '{\n';
  for (const [key, entry] of Object.entries(value)) {
    if (entry === undefined) continue;
    yield `${before}  ${JSON.stringify(key)}: `;
    if (Array.isArray(entry)) yield* listPieces(entry, '  ');
    else yield JSON.stringify(entry) ?? 'null';
    before = ',\n';
  }
  yield before === '{\n' ? '{}' : '\n}';
}

function* listPieces(list: readonly unknown[], indent: string): Generator<string> {
  let before = '[\n';
  for (const entry of list) {
    yield `${before}${indent}  ${JSON.stringify(entry) ?? 'null'}`;
    before = ',\n';
  }
  yield before === '[\n' ? '[]' : `\n${indent}]`;
}

/** The same for a list that arrives page by page: `{"items": […], …tail}`. */
export async function* jsonListPieces(
  key: string,
  entries: AsyncIterable<unknown>,
  tail: () => object,
): AsyncGenerator<string> {
  yield `{\n  ${JSON.stringify(key)}: [`;
  let before = '\n';
  for await (const entry of entries) {
    yield `${before}    ${JSON.stringify(entry)}`;
    before = ',\n';
  }
  yield before === '\n' ? ']' : '\n  ]';
  for (const [name, value] of Object.entries(tail())) yield `,\n  ${JSON.stringify(name)}: ${JSON.stringify(value)}`;
  yield '\n}\n';
}

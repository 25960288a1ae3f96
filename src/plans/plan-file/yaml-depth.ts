import { Lexer } from 'yaml';

/** Tokens of the lexer that stand for no text of the file. */
const SCALAR_FOLLOWS = '\u001f';

/** How deep a YAML text nests at most, by brackets, dashes and indentation, found without building anything.
 *  Asked before parsing because the parser calls itself once per level and a deep text takes the whole process down. */
export function yamlDepth(text: string): number {
  return Math.max(indentationDepth(text), tokenDepth(text));
}

function indentationDepth(text: string): number {
  let deepest = 0;
  const indents: number[] = [];
  for (const line of text.split('\n')) {
    const indent = line.search(/[^ ]/);
    if (indent < 0) continue;
    while ((indents.at(-1) ?? -1) >= indent) indents.pop();
    indents.push(indent);
    deepest = Math.max(deepest, indents.length);
  }
  return deepest;
}

/** Open brackets, plus the dashes and question marks of one line ("- - - a" nests three deep). */
function tokenDepth(text: string): number {
  let deepest = 0;
  let open = 0;
  let onLine = 0;
  let isScalar = false;
  for (const token of new Lexer().lex(text)) {
    const wasScalar = isScalar;
    isScalar = token === SCALAR_FOLLOWS;
    if (wasScalar) continue;
    if (token === '[' || token === '{') open += 1;
    else if (token === ']' || token === '}') open = Math.max(0, open - 1);
    else if (token === '-' || token === '?') onLine += 1;
    else if (token === '\n' || token === '\r\n') onLine = 0;
    deepest = Math.max(deepest, open + onLine);
  }
  return deepest;
}

/** Lets a child process of a test run our TypeScript: `node -r test/support/typescript-hook.cjs some.ts`. Types are not checked here.
 *  What was compiled once is kept by content, since each child would compile the whole product again: seconds of each start. */
const { createHash } = require('node:crypto');
const { mkdirSync, readFileSync, renameSync, writeFileSync } = require('node:fs');
const { join } = require('node:path');

const tsconfig = require.resolve('../../tsconfig.json');
const kept = join(__dirname, '../../node_modules/.cache/dondoc-typescript');
const same = [require('typescript/package.json').version, readFileSync(tsconfig, 'utf8')];

let compileText = (source, file) => {
  const ts = require('typescript');
  const { config } = ts.readConfigFile(tsconfig, ts.sys.readFile);
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, __dirname);
  // No map: a path in it would belong to whoever compiled first.
  const compilerOptions = { ...options, sourceMap: false };
  compileText = (text, fileName) => ts.transpileModule(text, { compilerOptions, fileName }).outputText;
  return compileText(source, file);
};

function compiled(file) {
  const source = readFileSync(file, 'utf8');
  const parts = [...same, file.endsWith('x') ? 'tsx' : 'ts', source];
  const path = join(kept, `${createHash('sha256').update(parts.join('\0')).digest('hex')}.js`);
  try {
    return readFileSync(path, 'utf8');
  } catch {
    const text = compileText(source, file);
    keep(path, text);
    return text;
  }
}

/** A child that runs as another user may not write here, and works without. Two may write the same: nobody reads half a file. */
function keep(path, text) {
  try {
    mkdirSync(kept, { recursive: true });
    writeFileSync(`${path}.${process.pid}`, text);
    renameSync(`${path}.${process.pid}`, path);
  } catch {
    return;
  }
}

const compile = (module, file) => module._compile(compiled(file), file);
require.extensions['.ts'] = compile;
require.extensions['.tsx'] = compile;

/** Lets a child process of a test run our TypeScript: `node -r test/support/typescript-hook.cjs some.ts`. Types are not checked here. */
const { readFileSync } = require('node:fs');
const ts = require('typescript');
const { options } = ts.convertCompilerOptionsFromJson(
  ts.readConfigFile(require.resolve('../../tsconfig.json'), ts.sys.readFile).config.compilerOptions,
  __dirname,
);

const compile = (module, file) =>
  module._compile(
    ts.transpileModule(readFileSync(file, 'utf8'), { compilerOptions: options, fileName: file }).outputText,
    file,
  );
require.extensions['.ts'] = compile;
require.extensions['.tsx'] = compile;

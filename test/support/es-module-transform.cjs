/** Turns an ES module of a package into CommonJS for jest; what is CommonJS already passes unchanged. */
const { createHash } = require('node:crypto');
const ts = require('typescript');

const compilerOptions = {
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.CommonJS,
  esModuleInterop: true,
  allowJs: true,
};

module.exports = {
  process: (text, fileName) => ({ code: ts.transpileModule(text, { compilerOptions, fileName }).outputText }),
  getCacheKey: (text, fileName) => createHash('sha256').update([ts.version, fileName, text].join('\0')).digest('hex'),
};

import { text } from 'node:stream/consumers';
import { ESLint } from 'eslint';

/** `node lint.mjs CONFIG` in a folder: lints all of it, and the texts that come in as `{name: text}` as if they were files there,
 *  by one process that reads the types once. Prints ESLint's reports as JSON. */

const eslint = new ESLint({ overrideConfigFile: process.argv[2] });
const reports = await eslint.lintFiles(['.']);
for (const [filePath, source] of Object.entries(JSON.parse(await text(process.stdin)))) {
  reports.push(...(await eslint.lintText(source, { filePath })));
}
process.stdout.write(JSON.stringify(reports));

/** `node .ci/summary.cjs RESULTS FAILURES`: prints `N passed, N failed, N skipped` from the runner's JSON and exits non-zero
 *  unless everything passed. FAILURES counts what failed before the tests. A file that could not be run is a failure, and so
 *  are missing results and a run without a single passed test: silence is not success. */
const { readFileSync } = require('node:fs');

const [, , file, before] = process.argv;

function readResults() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { numPassedTests: 0, numFailedTests: 0, numRuntimeErrorTestSuites: 1, numPendingTests: 0, numTodoTests: 0 };
  }
}

const results = readResults();
const passed = results.numPassedTests;
// The runner says success: false for reasons beyond single tests, e.g. a set-up that threw.
const untold = results.success === false && results.numFailedTests + results.numRuntimeErrorTestSuites === 0 ? 1 : 0;
const failed = results.numFailedTests + results.numRuntimeErrorTestSuites + untold + Number(before);
const skipped = results.numPendingTests + results.numTodoTests;
console.log(`${passed} passed, ${failed} failed, ${skipped} skipped`);
process.exitCode = failed === 0 && passed > 0 ? 0 : 1;

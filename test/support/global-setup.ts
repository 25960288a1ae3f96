import { newTestHome, TEST_HOME_VARIABLE } from './test-cluster';

/** Names one folder for the whole run. The cluster in it is started by the first test that wants a database, so that a run of
 *  value tests starts none. */
export default function globalSetup(): void {
  process.env[TEST_HOME_VARIABLE] = newTestHome();
}

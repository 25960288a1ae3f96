import { removeTestHome, TEST_HOME_VARIABLE } from './test-cluster';

/** Leaves neither a process nor a file of the run behind. */
export default function globalTeardown(): void {
  const home = process.env[TEST_HOME_VARIABLE];
  if (home !== undefined) removeTestHome(home);
}

import { CASE_MACHINES } from './cases/kinds';
import { figure } from './figures/figure.machine';
import { log } from './custody/log.machine';
import { law } from './law/law.machine';
import { extension } from './obligations/extension.machine';
import { force } from './obligations/force.machine';
import { WORK_MACHINES } from './obligations/kinds';
import { record } from './obligations/record.machine';
import { watch } from './obligations/watch.machine';
import { plan } from './plans/plan.machine';
import type { Workflow } from './workflow';

/** Every machine that can stand in a trail: what is checked, hashed and drawn. */
export const EVERY_MACHINE: readonly Workflow[] = [
  ...Object.values(WORK_MACHINES),
  watch,
  extension,
  force,
  record,
  plan,
  ...Object.values(CASE_MACHINES),
  figure,
  law,
  log,
];

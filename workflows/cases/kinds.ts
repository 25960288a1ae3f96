import type { Workflow } from '../workflow';
import { accountability } from './accountability.machine';
import { commendation } from './commendation.machine';
import { disciplinaryReview } from './disciplinary-review.machine';
import { violation } from './violation.machine';

/** Every kind of case. They take their place among the machines of the trail when the room that opens them does. */
export const CASE_MACHINES: readonly Workflow[] = [accountability, disciplinaryReview, violation, commendation];

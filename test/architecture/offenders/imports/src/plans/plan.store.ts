import { Pool } from 'pg';

/** No offender: its suffix admits the driver. */
export const pool = (): Pool => new Pool();

import { holiday } from '../src/calendar/holiday';

export const DEFAULT_DAY = holiday('2024-01-01');

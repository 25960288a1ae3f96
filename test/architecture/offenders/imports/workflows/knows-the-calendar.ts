import { holiday } from '../src/calendar/holiday';

export const knows = holiday;

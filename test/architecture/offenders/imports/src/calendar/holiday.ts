import { swapOf } from './swapped-day';

export const holiday = (day: string): string => swapOf(day);

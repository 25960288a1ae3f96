import type { Kind } from './types';

export function label(kind: Kind): string {
  switch (kind) {
    case 'quanTriet':
      return 'quán triệt';
  }
  return '';
}

export { PEOPLE } from './utils';

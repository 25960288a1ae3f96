import { LeastRecent } from '../../src/platform/least-recent';

it('makes room by what was asked for longest ago', () => {
  const held = new LeastRecent<string, number>(2);
  held.set('one', 1);
  held.set('two', 2);
  expect(held.get('one')).toBe(1);
  held.set('three', 3);
  expect(['one', 'two', 'three'].map((key) => held.get(key))).toEqual([1, undefined, 3]);
});

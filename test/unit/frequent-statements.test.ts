import { FrequentStatements } from '../../src/platform/database/frequent-statements';

describe('statements that are asked again and again', () => {
  it('get a name at the third asking and keep it', () => {
    const frequent = new FrequentStatements({ askings: 3, names: 10 });
    expect([1, 2, 3, 4].map(() => frequent.nameOf('SELECT 1'))).toEqual([
      ...[undefined, undefined],
      ...['frequent.1', 'frequent.1'],
    ]);
  });

  it('never share a name', () => {
    const frequent = new FrequentStatements({ askings: 1, names: 10 });
    expect([frequent.nameOf('SELECT 1'), frequent.nameOf('SELECT 2')]).toEqual(['frequent.1', 'frequent.2']);
  });

  it('go without once there are enough, whatever people filter by', () => {
    const frequent = new FrequentStatements({ askings: 1, names: 2 });
    for (const text of ['SELECT 1', 'SELECT 2']) frequent.nameOf(text);
    expect([frequent.nameOf('SELECT 3'), frequent.nameOf('SELECT 1')]).toEqual([undefined, 'frequent.1']);
  });
});

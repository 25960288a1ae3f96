const Sequencer = require('@jest/test-sequencer').default;

/** Shelves whose files take a minute, however short they are. Begun last, one of them would keep a worker busy while the other has
 *  nothing left to do. */
const SLOW = ['faults', 'process', 'browser', 'architecture'];

module.exports = class SlowShelvesFirst extends Sequencer {
  sort(tests) {
    const usual = super.sort(tests);
    const isSlow = ({ path }) => SLOW.some((shelf) => path.includes(`/test/${shelf}/`));
    return [...usual.filter(isSlow), ...usual.filter((test) => !isSlow(test))];
  }
};

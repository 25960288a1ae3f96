import './index';
import './utils';
import './knows-main';
import './knows-a-test';
import './ships-a-test-package';

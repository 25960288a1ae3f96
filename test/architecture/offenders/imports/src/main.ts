import './calendar/holiday';
import './people/people.module';
import './plans/plan.store';
import './plans/plain-with-driver';
import './plans/plain-with-framework';

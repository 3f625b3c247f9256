// The tests of the site that need no browser. Run them with: node --test tests/web/site_test.mjs

import './site/build.mjs';
import './site/course.mjs';
import './site/difference.mjs';
import './site/guide.mjs';
import './site/lesson.mjs';
import './site/links.mjs';
import './site/programs.mjs';
import './site/schedules.mjs';
import './site/scorm.mjs';
import './site/server.mjs';
import './site/texts.mjs';
import './site/tokens.mjs';

// The lab's part of its page: what tells how it is, the canvas and its mirror, the editor's place, its programs as data.

import {escapeHtml} from './html.mjs';
import {programsJson} from './programs.mjs';

const SKELETON = `<div class="skeleton" id="skeleton" aria-hidden="true">
<div class="bones"><i class="words"></i><i></i><i></i><i></i></div>
<div class="bones"><i class="chart"></i></div>
</div>`;

const NOTICE = `<div class="notice lab-notice" id="lab-notice" hidden>
<p id="lab-notice-text" role="status"></p>
<p class="ways"><button class="small-button" id="notice-reset" type="button">Reset</button> <button class="small-button" id="notice-back" type="button">Back to my version</button> <button class="small-button" id="notice-dismiss" type="button">Close</button></p>
</div>`;

const FOOT = `<div class="lab-foot" id="lab-foot" hidden>
<button class="small-button" id="copy-link" type="button">Copy link</button>
<div class="copy-answer"><span id="copy-news" role="status"></span><input id="copy-by-hand" type="text" readonly aria-label="Link to what the lab shows" hidden></div>
</div>`;

// As HTML, for a lab as course.mjs reads it.
export function labSection(lab) {
  const programs = lab.programs.length
    ? `\n<script type="application/json" id="programs">${programsJson(lab.programs)}</script>`
    : '';
  return `<section id="lab" class="lab${programs ? ' with-programs' : ''}" aria-label="Lab: ${escapeHtml(lab.title)}" data-lab="${lab.id}" data-state="waiting" tabindex="-1">
<p id="lab-status" role="status"></p>
<p class="notice" id="lab-way" hidden></p>
<noscript><p class="notice">The lab needs JavaScript. The lesson does not.</p></noscript>
<div class="trouble" id="lab-trouble" hidden>
<p id="lab-trouble-text"></p>
<p class="ways"><a class="button" id="lab-retry" href="">Try again</a> <a class="quiet-button" id="lab-own-tab" href="" target="_blank" rel="noopener">Open in its own tab</a></p>
</div>
<progress id="lab-progress" max="1" value="0" aria-label="Loading the lab" hidden></progress>
${NOTICE}
<div id="stage">${SKELETON}<canvas id="canvas"></canvas><div id="mirror"></div></div>
<div class="fix" id="fix" hidden></div>
${FOOT}
</section>${programs}`;
}

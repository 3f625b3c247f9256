// The run-time of a course platform, SCORM 1.2: found in the windows around this page, and every failure as a sentence.
//
//   const api = findScormApi(window);           // null outside a platform
//   const platform = createPlatform(api, say);  // say('LMSCommit: General exception.') when something fails
//   platform.set('cmi.core.score.raw', '40');

const MOST_FRAMES = 50;

function apiOf(place) {
  try {
    return place.API ?? null;
  } catch {
    return null; // a window of another site
  }
}

function apiAround(start) {
  let place = start;
  for (let step = 0; step < MOST_FRAMES; ++step) {
    const api = apiOf(place);
    if (api || place.parent === place) return api;
    place = place.parent;
  }
  return null;
}

export function findScormApi(start) {
  return apiAround(start) ?? (start.top.opener ? apiAround(start.top.opener) : null);
}

export function createPlatform(api, say) {
  function call(name, ...parameters) {
    try {
      const answer = String(api[name](...parameters));
      const code = String(api.LMSGetLastError());
      if (name !== 'LMSGetValue' && answer !== 'true')
        say(`The course platform did not take this (${name}): ${api.LMSGetErrorString(code) || `error ${code}`}.`);
      return answer;
    } catch (error) {
      say(`The course platform failed (${name}): ${error.message}.`);
      return '';
    }
  }

  return {
    start: () => call('LMSInitialize', '') === 'true',
    get: (key) => call('LMSGetValue', key),
    set: (key, value) => call('LMSSetValue', key, value) === 'true',
    commit: () => call('LMSCommit', '') === 'true',
    finish: () => call('LMSFinish', '') === 'true',
  };
}

// "completed" once all of 100 is there; where the platform has a mastery score, "passed" as soon as that is reached.
export function statusFor(score, mastery) {
  if (mastery !== '' && Number.isFinite(Number(mastery))) return score >= Number(mastery) ? 'passed' : 'incomplete';
  return score === 100 ? 'completed' : 'incomplete';
}

// "0001:02:03.40" for 3 723 400 ms.
export function sessionTime(ms) {
  const part = (value, digits) => String(Math.floor(value)).padStart(digits, '0');
  const seconds = `${part((ms / 1000) % 60, 2)}.${part((ms % 1000) / 10, 2)}`;
  return `${part(Math.min(ms / 3_600_000, 9999), 4)}:${part((ms / 60_000) % 60, 2)}:${seconds}`;
}

// Sixteen hex digits that stand for a learner on this computer; they do not tell who it is at a glance.
export function learnerDigits(id) {
  const hash = (seed) => {
    let sum = seed;
    for (const byte of new TextEncoder().encode(id)) sum = Math.imul(sum ^ byte, 0x01000193) >>> 0;
    return sum.toString(16).padStart(8, '0');
  };
  return hash(0x811c9dc5) + hash(0x050c5d1f);
}

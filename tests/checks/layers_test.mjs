// The rules of the tree: who may include whom, which library lives where, and that the formatter has nothing to say.

import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {test} from 'node:test';

const root = new URL('../../', import.meta.url);
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {cwd: root, encoding: 'utf8'})
  .split('\n')
  .filter((file) => /\.(h|cpp)$/.test(file));
const text = new Map(files.map((file) => [file, readFileSync(new URL(file, root), 'utf8')]));

// The layer of a path as it appears in the tree or in an include.
function layerOf(path) {
  const inTree = path.replace(/^src\//, '');
  if (/^labs\/([^/]+\/experiment\w*\.(h|cpp)|range\.h)$/.test(inTree)) return 'experiments';
  return inTree.split('/')[0];
}

// What each layer may include besides itself and the standard library.
const MAY_INCLUDE = {
  engine: [],
  threads: ['engine'],
  ui: [],
  experiments: ['threads'],
  labs: ['ui', 'threads', 'engine', 'experiments'],
  app: ['labs', 'ui', 'threads'],
  cli: ['labs', 'engine', 'threads', 'experiments'],
  bench: ['threads', 'experiments', 'engine', 'labs'],
};

function ownIncludes(source) {
  return [...source.matchAll(/^#include "([^"]+)"/gm)].map((match) => match[1]);
}

// Breaches of "only `where` may contain `what`".
function outside(what, where) {
  return files.filter((file) => !file.startsWith('tests/') && what.test(text.get(file)) && !where.test(file));
}

test('every include goes along an arrow of the design', () => {
  const breaches = [];
  for (const [file, source] of text) {
    if (file.startsWith('tests/')) continue;
    const layer = layerOf(file);
    const allowed = MAY_INCLUDE[layer];
    assert.ok(allowed, `${file} is in no layer`);
    for (const include of ownIncludes(source)) {
      const target = layerOf(include);
      if (target !== layer && !allowed.includes(target)) breaches.push(`${file} includes ${include}`);
    }
  }
  assert.deepEqual(breaches, []);
});

test('the check above sees a breach', () => {
  assert.equal(layerOf('src/ui/chart.cpp'), 'ui');
  assert.equal(layerOf('labs/race/experiment.h'), 'experiments');
  assert.equal(layerOf('labs/locks/experiment_cost.cpp'), 'experiments');
  assert.equal(layerOf('labs/range.h'), 'experiments');
  assert.equal(layerOf('labs/race/view.cpp'), 'labs');
  assert.deepEqual(ownIncludes('#include <a>\n#include "labs/lab.h"\n'), ['labs/lab.h']);
  assert.ok(!MAY_INCLUDE.ui.includes(layerOf('labs/lab.h')));
});

test('emscripten.h is included by platform_web.cpp alone', () => {
  assert.deepEqual(outside(/#include <emscripten/, /^src\/app\/platform_web\.cpp$/), []);
});

test('SDL stays in src/app', () => {
  assert.deepEqual(outside(/#include <SDL/, /^src\/app\//), []);
});

test('Dear ImGui stays in ui, in views and in app', () => {
  assert.deepEqual(outside(/#include <imgui/, /^(src\/ui\/|src\/app\/|labs\/[^/]+\/view\.cpp$|labs\/program_lab\.cpp$)/), []);
});

test('threads are started in src/threads and in experiments alone', () => {
  assert.deepEqual(outside(/std::(j?thread\b(?!::)|async\b)/, /^(src\/threads\/|labs\/[^/]+\/experiment\.cpp$|bench\/)/), []);
});

test('what the page downloads is not made 100 KB larger by formatting with locales', () => {
  assert.deepEqual(outside(/#include <(format|print|iostream|sstream|iomanip|locale|regex)>/, /^(src\/app\/platform_native\.cpp$|src\/cli\/|bench\/)/), []);
});

test('nothing is volatile and nobody writes #if for a platform', () => {
  assert.deepEqual(outside(/^(?!\s*\/\/).*\bvolatile\b/m, /^$/), []);
  assert.deepEqual(outside(/^#\s*if.*(__EMSCRIPTEN__|_WIN32|__linux__|__APPLE__)/m, /^$/), []);
});

test('every header is guarded and opens with what it is', () => {
  const bad = files.filter((file) => {
    if (!file.endsWith('.h')) return false;
    const source = text.get(file);
    return !source.includes('#pragma once') || !/^(#pragma once\n\n)?\/\/ [A-Z"“]/.test(source);
  });
  assert.deepEqual(bad, []);
});

test('the formatter has nothing to say', () => {
  execFileSync('clang-format-19', ['--dry-run', '-Werror', ...files], {cwd: root, stdio: 'pipe'});
});

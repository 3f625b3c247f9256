// What web/served.js gives, for a page that was opened from a file: everything is in one script. web/build/bundles.mjs puts
// this file in the place of the other.

import wasmBinary from './racecourse.wasm';

export {wasmBinary};
export const importProgram = () => import('./racecourse.js');
export const importEditor = () => import('./editor/editor.js');

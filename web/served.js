// Where the program's parts come from when the page came from a server. web/from_file.js gives the same in a page that was
// opened from a file, where browsers let no module be loaded.

// The program as a module; its bytes are fetched by itself.
export const importProgram = () => import('./racecourse.js');
export const wasmBinary = undefined;

// A failed import stays failed under its address, so each try has its own.
export const importEditor = (tries) => import(`./editor.js${tries ? `?${tries}` : ''}`);

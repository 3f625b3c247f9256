// The response headers that make a page cross-origin isolated, which real threads need, and their forms for hosts.
// The service worker (web/sw.js) adds the same ones where a host cannot; a test holds the two lists together.

export const ISOLATION_HEADERS = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'Cross-Origin-Resource-Policy': 'cross-origin',
  'Document-Isolation-Policy': 'isolate-and-require-corp',
};

// The file `_headers` that Netlify and Cloudflare Pages read.
export function headersFile() {
  const lines = Object.entries(ISOLATION_HEADERS).map(([name, value]) => `  ${name}: ${value}`);
  return ['/*', ...lines, '/sw.js', '  Cache-Control: no-cache', ''].join('\n');
}

// The file `.htaccess` that Apache reads where AllowOverride permits.
export function htaccessFile() {
  const lines = Object.entries(ISOLATION_HEADERS).map(([name, value]) => `  Header set ${name} "${value}"`);
  return [
    '# Should the server answer with error 500, it does not allow these lines: delete this file. The service worker does the same.',
    'AddType application/wasm .wasm',
    'AddType text/javascript .js .mjs',
    '<IfModule mod_headers.c>',
    ...lines,
    '</IfModule>',
    '',
  ].join('\n');
}

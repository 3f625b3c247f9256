// Runs inside the program before anything else. Threads share their memory through SharedArrayBuffer, which a page
// that is not cross-origin isolated does not show. The constructor is still reachable, and with it the same program
// runs there without threads.
if (typeof SharedArrayBuffer === 'undefined') {
  globalThis.SharedArrayBuffer = new WebAssembly.Memory({initial: 0, maximum: 0, shared: true}).buffer.constructor;
}

// Starts the program, and says so where it cannot start or stops. Everything here must work on a
// browser that cannot run the program itself.

const script = document.querySelector('script[data-wasm]');
const banner = document.getElementById('failure');

/** Shows one of the banner's cases, with the technical detail a reader can pass on. */
function reveal(name, detail) {
  for (const part of banner.querySelectorAll('[data-case]')) part.hidden = part.dataset.case !== name;
  const details = banner.querySelector('details');
  details.hidden = !detail;
  details.querySelector('code').textContent = detail ?? '';
  banner.hidden = false;
  // What is on the page after a crash is still worth reading; a shell that waits for nothing is not.
  const shell = document.querySelector('#app .shell');
  if (shell) shell.hidden = true;
}

// The reader's colours, before the first paint of the page itself.
try {
  const theme = localStorage.getItem('bulletin-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Storage is off: the system's colours will do.
}

addEventListener('bulletin-failed', (event) => reveal('panic', String(event.detail ?? '')));

if (typeof WebAssembly === 'undefined') {
  reveal('old', 'WebAssembly');
} else {
  try {
    const program = await import(new URL(script.dataset.js, document.baseURI));
    await program.default({ module_or_path: new URL(script.dataset.wasm, document.baseURI) });
  } catch (error) {
    // After a panic the banner already says more than this error would.
    if (banner.hidden) reveal('load', String(error));
  }
}

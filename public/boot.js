// Starts the program, and says so where it cannot start or stops. Written in syntax that browsers
// too old for the program itself still read, since telling them so is part of the task.

const banner = document.getElementById('failure');

/** Shows one of the banner's cases, with the technical detail that a reader can pass on. */
function reveal(name, detail) {
  for (const part of banner.querySelectorAll('[data-case]')) part.hidden = part.dataset.case !== name;
  const details = banner.querySelector('details');
  details.hidden = !detail;
  details.querySelector('code').textContent = detail || '';
  // After a crash there may be a page beneath, which is still worth reading.
  banner.querySelector('[data-hide]').hidden = name !== 'panic';
  banner.hidden = false;
  // Nothing is being waited for any more.
  for (const part of document.querySelectorAll('.waiting, .slow')) part.hidden = true;
}

/** The program's address, from the link that Trunk writes into the page. */
function address(part) {
  return document.querySelector(`link[data-program="${part}"]`).href;
}

/** What this browser lacks, as the name of a case; nothing where it can run the program. */
function lacking() {
  if (typeof WebAssembly !== 'object') return 'no-wasm';
  // The smallest module that uses a reference type: the newest thing that the program needs.
  const newest = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 7, 1, 5, 0, 208, 112, 26, 11];
  return WebAssembly.validate(new Uint8Array(newest)) ? '' : 'old';
}

let checker;
let attempt = 0;

const pause = () => new Promise((resolve) => setTimeout(resolve));

/** Checks a file: by a program of its own, fetched when a reader first opens one. Its name has no
 *  hash, so the page's own tells the browser when it is another. One that stopped is not used again. */
window.bulletinCheck = async (bytes, texts) => {
  const version = `${new URL(address('wasm')).pathname.split('/').pop()}&${attempt}`;
  const part = (name) => new URL(`${name}?${version}`, document.baseURI).href;
  try {
    if (!checker) {
      const program = await import(part('checker.js'));
      await program.default({ module_or_path: part('checker_bg.wasm') });
      checker = program;
    }
    // The page paints, and answers its reader, before and after.
    await pause();
    const found = checker.inspect(bytes, texts);
    await pause();
    return found;
  } catch (error) {
    checker = undefined;
    attempt += 1;
    throw error;
  }
};

async function start() {
  const missing = lacking();
  if (missing) return reveal(missing);
  try {
    const program = await import(address('js'));
    await program.default({ module_or_path: address('wasm') });
  } catch (error) {
    // After a panic the banner already says more than this error would.
    if (banner.hidden) reveal('load', String(error));
  }
}

let told = false;

/** Says once that the program has stopped: what it had begun may still fail when its reader has read
 *  that, and put it away. */
function stopped(detail) {
  if (told) return;
  told = true;
  reveal('panic', detail);
}

/** What stopped the program past its panic hook: memory running out, or the browser refusing a call. */
function trapped(error) {
  const trap = typeof WebAssembly === 'object' && error instanceof WebAssembly.RuntimeError;
  // A browser's extensions fail on pages too; their errors are not this program's.
  const own = error instanceof Error && String(error.stack).indexOf(address('js')) !== -1;
  if ((trap || own) && banner.hidden) stopped(String(error));
}

// The reader's colours. The key is the program's `THEME_KEY`.
try {
  const theme = localStorage.getItem('bulletin-theme');
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch (error) {
  // Storage is off: the system's colours will do.
}

addEventListener('bulletin-failed', (event) => stopped(String(event.detail || '')));
addEventListener('error', (event) => trapped(event.error));
addEventListener('unhandledrejection', (event) => trapped(event.reason));

addEventListener('click', (event) => {
  if (event.target.closest('[data-hide]')) banner.hidden = true;
  // Without a script such a link reloads too, but forgets the place in the page.
  if (event.target.closest('a[href=""]')) {
    event.preventDefault();
    location.reload();
  }
});

start();

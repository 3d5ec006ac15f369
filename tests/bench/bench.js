// What every benchmark's script needs: time, room, and the libraries to compare with.

/** Runs that are not counted: until then the browser compiles. */
const WARM_UP = 8;

const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));

/** Milliseconds that `work` took, run by run. `tidy` gets what it made, and is not timed. */
export async function times(runs, work, tidy = () => {}) {
  const taken = [];
  for (let run = -WARM_UP; run < runs; run += 1) {
    const start = performance.now();
    const made = work();
    const end = performance.now();
    if (run >= 0) taken.push(end - start);
    tidy(made);
    // The page paints now and then, and collects what was thrown away.
    if (run % 5 === 0) await frame();
  }
  return taken;
}

/** So many empty boxes in the page, of this width. */
export function boxes(count, width) {
  const room = document.getElementById('room');
  room.replaceChildren(...Array.from({ length: count }, () => {
    const box = document.createElement('div');
    box.style.width = `${width}px`;
    return box;
  }));
  return [...room.children];
}

/** Makes the browser lay the page out, down to the last box. */
export const lay = () => document.getElementById('room').getBoundingClientRect().height;

/** Loads a library that is a classic script. */
export function library(address) {
  return new Promise((done, fail) => {
    const script = document.createElement('script');
    script.src = address;
    script.onload = () => done();
    script.onerror = () => fail(new Error(`${address} did not load`));
    document.head.append(script);
  });
}

export async function bytes(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return new Uint8Array(await answer.arrayBuffer());
}

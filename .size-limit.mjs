import { readFileSync } from 'node:fs';

// What it weighs today, with little room above, so that nothing grows unseen. The aims are 40, 90 and 9 kB;
// docs/measurements.md tells what stands in their way.
const limits = [
  { name: 'desk before sign-in', files: () => deskFiles(), limit: '63 kB' },
  {
    name: 'whole desk with SIP.js',
    files: () => [...deskFiles(), ...loadedBy('dist/cdn', 'adapters/sip.js', { lazy: true })],
    limit: '110 kB',
  },
  {
    name: 'TRTC, for the check of a browser',
    files: () => loadedBy('dist/cdn', 'adapters/trtc.js', { lazy: true }),
    limit: '205 kB',
  },
  {
    name: 'device check alone',
    files: () => loadedBy('dist/cdn/elements', 'device-check.js'),
    limit: '44 kB',
  },
  {
    name: 'service records alone',
    files: () => loadedBy('dist/cdn/elements', 'call-records.js'),
    limit: '31 kB',
  },
  {
    name: 'recording player alone',
    files: () => loadedBy('dist/cdn/elements', 'recording-player.js'),
    limit: '22 kB',
  },
  { name: 'dial pad alone', files: () => loadedBy('dist/cdn/elements', 'dialpad.js'), limit: '26 kB' },
];

export default limits.map(({ name, files, limit }) => ({
  name,
  path: [...new Set(files())],
  limit,
  brotli: true,
}));

function deskFiles() {
  return loadedBy('dist/cdn', 'tccc-workbench.js');
}

/** The files a browser loads for an entry: what it imports at once and, when asked, what it imports later. */
function loadedBy(folder, entry, { lazy = false } = {}) {
  const loads = JSON.parse(readFileSync(`${folder}/load-manifest.json`, 'utf8'));
  const found = new Set();
  const add = (name) => {
    if (found.has(name)) return;
    if (!loads[name]) throw new Error(`${folder}/${name} was not built`);
    found.add(name);
    loads[name].imports.forEach(add);
    if (lazy) loads[name].lazy.forEach(add);
  };
  add(entry);
  return [...found].map((name) => `${folder}/${name}`);
}

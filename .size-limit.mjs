import { readFileSync } from 'node:fs';

// What a browser really asks for, words of the language it shows included; e2e/weight.test.ts compares these lists with
// what Chromium requested. docs/measurements.md tells what the bytes are.
const limits = [
  { name: 'desk before sign-in', files: () => beforeSignIn(), limit: '37.6 kB' },
  { name: 'whole desk while a call rings, with SIP.js', files: () => inCall(), limit: '138 kB' },
  { name: 'dial pad alone', files: () => element('dialpad', 'dialpad'), limit: '15.6 kB' },
  {
    name: 'device check alone',
    files: () => element('device-check', 'common', 'checks', 'errors'),
    limit: '35.9 kB',
  },
  {
    name: 'service records alone',
    files: () => element('call-records', 'common', 'records'),
    limit: '24.8 kB',
  },
  {
    name: 'recording player alone',
    files: () => element('recording-player', 'common', 'records'),
    limit: '15.9 kB',
  },
  { name: 'TRTC', files: () => own('adapters/trtc.js', { lazy: true }), limit: '200 kB' },
  { name: '`tccc` alone, before its desk', files: () => ['dist/cdn/compat.js'], limit: '67 kB' },
  { name: 'simulator', files: () => own('adapters/simulator.js'), limit: '45 kB' },
];

export default limits.map(({ name, files, limit }) => ({
  name,
  path: [...new Set(files())],
  limit,
  brotli: true,
}));

/** The entrance of a desk with `centre-url`, in Chinese; its SIP line comes with the sign-in. */
function beforeSignIn() {
  return desk('tccc-workbench.js', ...words('common', 'whole-entrance'));
}

/** The desk behind the entrance, without its line. */
function signedIn() {
  return [
    ...beforeSignIn(),
    ...desk(
      'src/workbench/workbench-permissions.ts',
      'src/adapters/http/signed-in-centre.ts',
      'components/workbench/desk-face.define.ts',
      'components/workbench/habit-parts.ts',
      'src/habits/headset/index.ts',
    ),
    ...desk(...words('whole-desk', 'errors')),
  ];
}

function inCall() {
  return [...signedIn(), ...desk('adapters/sip.js', 'src/adapters/sip/sip-agent.ts')];
}

function element(name, ...parts) {
  const folder = 'dist/cdn/elements';
  return [`${name}.js`, ...words(...parts)].flatMap((entry) => loadedBy(folder, entry));
}

function words(...parts) {
  return parts.map((part) => `src/i18n/texts/${part}.zh-cn.ts`);
}

function desk(...entries) {
  return entries.flatMap((entry) => loadedBy('dist/cdn', entry));
}

/** What an adapter brings beyond the desk. */
function own(entry, { lazy = false } = {}) {
  return loadedBy('dist/cdn', entry, { lazy, present: signedIn() });
}

/**
 * The files a browser loads for an entry, or for a module that has a file of its own; when asked, what comes later too.
 * Files that are present already count for nothing, nor does what they load.
 */
function loadedBy(folder, entry, { lazy = false, present = [] } = {}) {
  const loads = JSON.parse(readFileSync(`${folder}/load-manifest.json`, 'utf8'));
  const found = new Set();
  const add = (name) => {
    if (found.has(name) || present.includes(`${folder}/${name}`)) return;
    found.add(name);
    loads[name].imports.forEach(add);
    if (lazy) loads[name].lazy.forEach(add);
  };
  const first = Object.keys(loads).find((name) => name === entry || loads[name].modules.includes(entry));
  if (!first) throw new Error(`${folder} has no file for ${entry}`);
  add(first);
  return [...found].map((name) => `${folder}/${name}`);
}

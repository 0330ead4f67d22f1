import type { Simulator, SimulatorOptions } from 'tccc-workbench/adapters/simulator';
import type { createWorkbench } from 'tccc-workbench/headless';
import { find } from './dom.js';
import { fillPanel } from './panel.js';
import { language, words } from './words.js';

/** What the page uses of the bundle for pages without a bundler, which lies beside the examples. */
interface Cdn {
  readonly createSimulator: (options: SimulatorOptions) => Promise<Simulator>;
  readonly createWorkbench: typeof createWorkbench;
}

const query = new URLSearchParams(location.search);
const cdn = new URL(query.get('cdn') ?? '../../cdn/tccc-workbench.js', location.href);

document.documentElement.lang = language;
document.title = words.title;

const { createSimulator, createWorkbench: create } = (await import(cdn.href)) as Cdn;
const simulator = await createSimulator({
  language,
  signedIn: !query.has('sign-in'),
  history: true,
  // Each language is a centre of its own, with its own people.
  storage: {
    getItem: (key) => sessionStorage.getItem(`${language}:${key}`),
    setItem: (key, text) => sessionStorage.setItem(`${language}:${key}`, text),
  },
  microphone: query.get('microphone') === 'real' ? 'real' : 'tone',
});
const desk = find<HTMLElement & { workbench?: unknown }>('tccc-workbench');
desk.workbench = create({ centre: simulator.centre, line: simulator.line });
fillPanel(simulator);
Object.assign(globalThis, { simulator });

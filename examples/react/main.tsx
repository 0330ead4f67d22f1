import { createRoot } from 'react-dom/client';
import { createSimulator } from 'tccc-workbench/adapters/simulator';
import { createWorkbench } from 'tccc-workbench/headless';
import { App } from './app.js';

// A contact centre inside the page. With a real one: createHttpCentre({ url }) and createSipLine().
const simulator = createSimulator({ signedIn: true, language: 'en' });
const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });

const root = document.querySelector('#root');
if (root) createRoot(root).render(<App workbench={workbench} simulator={simulator} />);

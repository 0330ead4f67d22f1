import 'tccc-workbench/define';
import { createSimulator } from 'tccc-workbench/adapters/simulator';
import { createWorkbench } from 'tccc-workbench/headless';
import { createApp } from 'vue';
import App from './app.vue';

// A contact centre inside the page. With a real one: createHttpCentre({ url }) and createSipLine().
const simulator = createSimulator({ signedIn: true, language: 'en' });
const workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });

createApp(App, { workbench, simulator }).mount('#app');

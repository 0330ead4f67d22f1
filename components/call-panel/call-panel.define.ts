import { TcccCallPanel } from './call-panel.js';

export * from './call-panel.js';

if (!customElements.get('tccc-call-panel')) customElements.define('tccc-call-panel', TcccCallPanel);

import { TcccPresence } from './presence.js';

export * from './presence.js';
export * from './presence.events.js';

if (!customElements.get('tccc-presence')) customElements.define('tccc-presence', TcccPresence);

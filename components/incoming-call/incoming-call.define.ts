import { TcccIncomingCall } from './incoming-call.js';

export * from './incoming-call.js';
export * from './incoming-call.events.js';

if (!customElements.get('tccc-incoming-call')) customElements.define('tccc-incoming-call', TcccIncomingCall);

import { TcccConnection } from './connection.js';

export * from './connection.js';

if (!customElements.get('tccc-connection')) customElements.define('tccc-connection', TcccConnection);

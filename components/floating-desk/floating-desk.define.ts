import { TcccFloatingDesk } from './floating-desk.js';

export * from './floating-desk.js';

if (!customElements.get('tccc-floating-desk')) customElements.define('tccc-floating-desk', TcccFloatingDesk);

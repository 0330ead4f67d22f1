import { TcccDialpad } from './dialpad.js';

export * from './dialpad.js';

if (!customElements.get('tccc-dialpad')) customElements.define('tccc-dialpad', TcccDialpad);

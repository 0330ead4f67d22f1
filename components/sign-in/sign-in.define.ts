import { TcccSignIn } from './sign-in.js';

export * from './sign-in.js';
export * from './sign-in.events.js';

if (!customElements.get('tccc-sign-in')) customElements.define('tccc-sign-in', TcccSignIn);

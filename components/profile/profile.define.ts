import { TcccProfile } from './profile.js';

export * from './profile.js';

if (!customElements.get('tccc-profile')) customElements.define('tccc-profile', TcccProfile);

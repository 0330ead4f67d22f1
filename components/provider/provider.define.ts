import { TcccProvider } from './provider.js';

export * from './provider.js';

if (!customElements.get('tccc-provider')) customElements.define('tccc-provider', TcccProvider);

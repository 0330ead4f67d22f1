import { TcccSelfService } from './self-service.js';

export * from './self-service.js';

if (!customElements.get('tccc-self-service')) customElements.define('tccc-self-service', TcccSelfService);

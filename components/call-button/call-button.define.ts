import { TcccCallButton } from './call-button.js';

export * from './call-button.js';

if (!customElements.get('tccc-call-button')) customElements.define('tccc-call-button', TcccCallButton);

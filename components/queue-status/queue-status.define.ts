import { TcccQueueStatus } from './queue-status.js';

export * from './queue-status.js';

if (!customElements.get('tccc-queue-status')) customElements.define('tccc-queue-status', TcccQueueStatus);

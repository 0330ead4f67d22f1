import { TcccDeviceCheck } from './device-check.js';

export * from './device-check.js';

if (!customElements.get('tccc-device-check')) customElements.define('tccc-device-check', TcccDeviceCheck);

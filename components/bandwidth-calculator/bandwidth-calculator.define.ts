import { TcccBandwidthCalculator } from './bandwidth-calculator.js';

export * from './bandwidth-calculator.js';

if (!customElements.get('tccc-bandwidth-calculator'))
  customElements.define('tccc-bandwidth-calculator', TcccBandwidthCalculator);

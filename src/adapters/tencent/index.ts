export * from './tccc.js';
export * from './tccc-events.js';
export * from './tccc-words.js';
export { fromTcccNumber, toTcccNumber } from './tccc-numbers.js';
export { createTencentPorts, type TencentOptions, type TencentPorts } from './create-tencent-ports.js';
export { loadTencentSdk } from './load-tencent-sdk.js';

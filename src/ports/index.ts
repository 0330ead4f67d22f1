export * from './centre-port.js';
export * from './line-port.js';

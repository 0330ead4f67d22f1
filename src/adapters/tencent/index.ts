export * from './tccc.js';
export * from './tccc-events.js';
export * from './tccc-words.js';
export { fromTcccNumber, toTcccNumber } from './tccc-numbers.js';

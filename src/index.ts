export * from './headless.js';
export * from './context/index.js';
export * from './controllers/index.js';

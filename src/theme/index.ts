export { themeAttribute, tokens } from './tokens.js';

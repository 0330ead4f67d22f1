export { checkTrtcSupport, type TrtcSupport } from './support-check.js';

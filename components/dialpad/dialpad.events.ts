export * from '../internal/call-request.js';

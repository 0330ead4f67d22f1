// Builds when needed and then becomes the server: it runs in this very process, so that signals and exit codes are
// its own.
import { buildIfStale } from './build-if-stale.mjs';

await buildIfStale();
await import('../server/dist/main.js');

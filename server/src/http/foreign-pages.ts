import type { Logger } from '../base/logger.js';
import type { App } from './app.js';

/** How many origins are told of; a stranger may make up any number of them. */
const mostTold = 50;

/**
 * Tells the operator of each page that asks from an origin which isn't listed, once: all that its browser lets it know is
 * that the network failed.
 */
export function tellOfForeignPages(
  app: App,
  { origins, logger }: { readonly origins: readonly string[]; readonly logger: Logger },
): void {
  const known = new Set(origins);
  app.addHook('onRequest', async ({ headers: { origin }, host, url }) => {
    if (origin === undefined || known.has(origin) || known.size - origins.length >= mostTold) return;
    if (!url.startsWith('/api/') || !URL.canParse(origin) || new URL(origin).host === host) return;
    known.add(origin);
    logger.warn(
      { origin },
      'A page of this origin may not use the centre: name it in ORIGINS or in the seed',
    );
  });
}

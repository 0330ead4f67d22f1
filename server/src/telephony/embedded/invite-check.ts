import type { IncomingRequestMessage } from 'sip.js/lib/core/index.js';
import { isSessionDescription } from './leg-description-handler.js';

/** How an INVITE that can't be taken is answered. */
export interface Refusal {
  readonly statusCode: number;
  readonly extraHeaders?: string[];
}

/**
 * Checks what an INVITE asks of us before anybody hears of it (RFC 3261 §8.2.2.3, §8.2.3).
 * @param readAudio - understands a description, or throws what is missing
 * @returns `null` when it can be taken; one without a description can, we make the offer then
 */
export function checkInvite(
  message: IncomingRequestMessage,
  { realm, readAudio }: { readonly realm: string; readonly readAudio: (sdp: string) => unknown },
): Refusal | null {
  const required = message.getHeaders('require').join(', ');
  if (required !== '') return { statusCode: 420, extraHeaders: [`Unsupported: ${required}`] };
  if (message.body === '') return null;
  if (!isSessionDescription(message.getHeader('content-type'))) {
    return { statusCode: 415, extraHeaders: ['Accept: application/sdp'] };
  }
  try {
    readAudio(message.body);
    return null;
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    return { statusCode: 488, extraHeaders: [`Warning: 399 ${realm} "${text}"`] };
  }
}

import { Inviter, URI } from 'sip.js';
import type { Effect } from 'tccc-workbench/centre';
import type { Binding } from './registrar.js';
import type { Trunk } from './trunk/trunk.js';

/** An INVITE to an agent's line; all it learns of the customer is what it may display. */
export function inviteLine(
  { connection, contact }: Binding,
  effect: Extract<Effect, { type: 'leg.ring-agent' }>,
  realm: string,
): Inviter {
  return new Inviter(connection.userAgent, contact, {
    ...callingAs(effect.displayNumber, realm),
    extraHeaders: [
      `X-TCCC-Call: ${effect.callId}`,
      `X-TCCC-Answer: ${effect.isAutomatic ? 'automatic' : 'manual'}`,
    ],
  });
}

/** An INVITE to a telephone that is registered with us. */
export function invitePhone({ connection, contact }: Binding, callerNumber: string, realm: string): Inviter {
  return new Inviter(connection.userAgent, contact, callingAs(callerNumber, realm));
}

/** An INVITE into the public network, with the centre's number as the asserted caller. */
export function inviteTrunk(trunk: Trunk, number: string, callerNumber: string): Inviter {
  return new Inviter(trunk.userAgent, trunk.addressOf(number), {
    params: { fromUri: trunk.identityOf(callerNumber), fromDisplayName: callerNumber },
    extraHeaders: trunk.identityHeaders(callerNumber),
  });
}

function callingAs(number: string, realm: string): { params: { fromUri: URI; fromDisplayName: string } } {
  return { params: { fromUri: new URI('sip', encodeURIComponent(number), realm), fromDisplayName: number } };
}

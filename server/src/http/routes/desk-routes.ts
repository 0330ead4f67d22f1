import { centreSnapshotSchema, directorySchema } from 'tccc-workbench/model';
import type { CentreHosts } from '../../centre/centre-hosts.js';
import { lineCredentialsSchema, ticketSchema } from '../answers.js';
import type { App } from '../app.js';
import { callerOf, originOf } from '../authentication.js';
import type { Services } from '../services.js';

/** What a page needs to become a desk: the present truth, the stream of facts, a line. */
export function addDeskRoutes(app: App, { hosts, lines, tickets, seed, settings }: Services): void {
  addDirectoryRoute(app, hosts);
  app.get(
    '/api/v1/snapshot',
    {
      schema: {
        tags: ['desk'],
        summary: 'Tells everything a page shows',
        response: { 200: centreSnapshotSchema },
      },
    },
    async (request) => {
      const { seat } = callerOf(request);
      return hosts.of(seat.centreId).snapshot(seat.id);
    },
  );

  app.post(
    '/api/v1/event-tickets',
    {
      schema: {
        tags: ['desk'],
        summary: 'Makes a one-time ticket for the stream of facts, WS /api/v1/events',
        response: { 201: ticketSchema },
      },
    },
    async (request, reply) => {
      const { seat, session } = callerOf(request);
      reply.code(201);
      return { ticket: tickets.issue({ centreId: seat.centreId, agentId: seat.id, sessionId: session.id }) };
    },
  );

  app.post(
    '/api/v1/line',
    {
      schema: {
        tags: ['desk'],
        summary: 'Admits the line of this sign-in, WS /sip',
        response: { 201: lineCredentialsSchema },
      },
    },
    async (request, reply) => {
      const { seat, session } = callerOf(request);
      const { username, password } = lines.admit(seat.id, session.id);
      reply.code(201);
      const url = `${originOf(request, settings.publicUrl).replace(/^http/, 'ws')}/sip`;
      return { url, uri: `sip:${username}@${seed.realm}`, username, password };
    },
  );
}

/** Everybody and every group (S20, S21). */
function addDirectoryRoute(app: App, hosts: CentreHosts): void {
  app.get(
    '/api/v1/directory',
    {
      schema: {
        tags: ['directory'],
        summary: 'Lists every colleague and every skill group, as they are now',
        response: { 200: directorySchema },
      },
    },
    async (request) => {
      const { seat } = callerOf(request);
      return hosts.of(seat.centreId).directory(seat.id);
    },
  );
}

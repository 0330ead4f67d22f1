import { assertNever } from '../../base/index.js';
import type { AgentCommand, RecordFilter } from '../../model/index.js';
import type { SignedRequest } from './http-session.js';

const callPath = (callId: string, act = ''): string => `/api/v1/calls/${encodeURIComponent(callId)}${act}`;

/** The HTTP request that carries a command. */
export function commandRequest(command: AgentCommand): SignedRequest {
  switch (command.type) {
    case 'presence.set': {
      const { type: _, ...choice } = command;
      return { method: 'PUT', path: '/api/v1/presence', body: choice };
    }
    case 'presence.clear-next':
      return { method: 'DELETE', path: '/api/v1/presence/next' };
    case 'wrap-up.return':
      return { method: 'POST', path: '/api/v1/wrap-up/return' };
    case 'wrap-up.continue':
      return { method: 'POST', path: '/api/v1/wrap-up/continue' };
    case 'call.place': {
      const { type: _, ...placeCall } = command;
      return { method: 'POST', path: '/api/v1/calls', body: placeCall };
    }
    case 'call.hang-up':
      return { method: 'POST', path: callPath(command.callId, '/hang-up') };
    case 'call.reject':
      return { method: 'POST', path: callPath(command.callId, '/reject') };
    case 'call.hold':
      return { method: 'POST', path: callPath(command.callId, '/hold') };
    case 'call.resume':
      return { method: 'POST', path: callPath(command.callId, '/resume') };
    case 'call.annotate': {
      const { type: _, callId, ...annotation } = command;
      return { method: 'PATCH', path: callPath(callId), body: annotation };
    }
    case 'tasks.complete': {
      const { type: _, ...scope } = command;
      return { method: 'POST', path: '/api/v1/tasks/complete', body: scope };
    }
    case 'call.transfer':
    case 'call.cancel-transfer':
    case 'call.mute':
    case 'call.unmute':
    case 'call.send-digits':
    case 'self-service.start':
    case 'self-service.return': {
      const { type, callId, ...body } = command;
      const act = type.replace(/^call\./, '/').replace(/^self-service\./, '/self-service/');
      return { method: 'POST', path: callPath(callId, act), body };
    }
    case 'call.internal': {
      const { type: _, ...body } = command;
      return { method: 'POST', path: '/api/v1/internal-calls', body };
    }
    case 'call.redial':
      return { method: 'POST', path: `/api/v1/records/${encodeURIComponent(command.recordId)}/redial` };
    case 'mobile.set': {
      const { type: _, ...body } = command;
      return { method: 'PATCH', path: '/api/v1/mobile-line', body };
    }
    case 'directory.watch':
      return { method: 'PUT', path: '/api/v1/directory/watch', body: { isWatching: command.isWatching } };
    default:
      return assertNever(command);
  }
}

/** The HTTP request for a page of records. */
export function recordsRequest(
  filter: RecordFilter,
  page: { readonly cursor?: string; readonly limit?: number },
): SignedRequest {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries({ ...filter, ...page })) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return { method: 'GET', path: `/api/v1/records${text && `?${text}`}` };
}

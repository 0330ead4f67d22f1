import {
  context,
  propagation,
  ROOT_CONTEXT,
  SpanKind,
  SpanStatusCode,
  trace,
  type Context,
  type Tracer,
} from '@opentelemetry/api';
import type { FastifyRequest } from 'fastify';
import { isWorkbenchError } from 'tccc-workbench/base';
import type { App } from '../http/app.js';
import { knownCaller } from '../http/authentication.js';

/**
 * A span for each request to the interface, by the names of the HTTP semantic conventions. It continues the trace that the
 * page began (`traceparent`, W3C Trace Context). The route stands for the path, because paths carry tokens and ids.
 */
export function watchRequests(app: App, tracer: Tracer): void {
  const contexts = new WeakMap<FastifyRequest, Context>();
  app.addHook('onRequest', (request, _reply, done) => {
    const route = request.routeOptions.url;
    if (!route?.startsWith('/api/')) return done();
    const parent = propagation.extract(ROOT_CONTEXT, request.headers);
    const span = tracer.startSpan(
      `${request.method} ${route}`,
      {
        kind: SpanKind.SERVER,
        attributes: {
          'http.request.method': request.method,
          'http.route': route,
          'url.scheme': request.protocol,
          'tccc.request.id': request.id,
        },
      },
      parent,
    );
    const own = trace.setSpan(parent, span);
    contexts.set(request, own);
    context.with(own, done);
  });
  // What reads the body goes on from the socket's own context.
  app.addHook('preValidation', (request, _reply, done) =>
    context.with(contexts.get(request) ?? ROOT_CONTEXT, done),
  );
  app.addHook('onError', async (request, _reply, error: unknown) => {
    const code = isWorkbenchError(error) ? error.code : undefined;
    if (code !== undefined) spanOf(contexts.get(request))?.setAttribute('error.type', code);
  });
  app.addHook('onResponse', (request, reply, done) => {
    const span = spanOf(contexts.get(request));
    const caller = knownCaller(request);
    if (caller)
      span?.setAttributes({ 'tccc.agent.id': caller.seat.id, 'tccc.centre.id': caller.seat.centreId });
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
    done();
  });
  // A page that goes away before the answer gets none.
  app.addHook('onRequestAbort', (request, done) => {
    spanOf(contexts.get(request))?.setAttribute('error.type', 'aborted').end();
    done();
  });
}

function spanOf(own: Context | undefined): ReturnType<typeof trace.getSpan> {
  return own && trace.getSpan(own);
}

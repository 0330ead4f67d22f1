import type { TestPage, TestStream } from './test-page.js';
import type { TestServer } from './test-server.js';

/** Has an agent who is online call `customer`, talk for five seconds and hang up. @returns the id of call and record */
export async function finishCall(
  server: TestServer,
  { page, stream, customer }: { page: TestPage; stream: TestStream; customer: string },
): Promise<string> {
  const { telephony, clock } = server;
  const { body } = await page.request('POST', '/api/v1/calls', { body: { to: customer } });
  const callId = String(body.callId);
  const reaches = (progress: string) =>
    stream.fact('call.changed', ({ data }) => data.context.id === callId && data.value.progress === progress);
  telephony.say({ type: 'leg.answered', legId: telephony.last('leg.ring-agent').legId });
  await reaches('dialling');
  // The command is carried out before the next request is answered.
  await page.request('GET', '/api/v1/snapshot');
  telephony.say({ type: 'leg.answered', legId: telephony.last('leg.dial').legId });
  await reaches('talking');
  clock.advance(5_000);
  await page.request('POST', `/api/v1/calls/${callId}/hang-up`);
  await stream.fact('record.written', ({ data }) => data.id === callId);
  await page.request('POST', '/api/v1/wrap-up/return');
  clock.advance(5_000);
  return callId;
}

/** Makes an agent ready to call: a page that listens, a line, 上线. */
export async function goOnline(server: TestServer, page: TestPage, agentId: string): Promise<TestStream> {
  const stream = await page.listen();
  await stream.snapshot();
  server.telephony.say({ type: 'line.ready', agentId });
  await page.request('PUT', '/api/v1/presence', { body: { state: 'idle' } });
  return stream;
}

import type { Cause, ChartEntry, DiagnosticsEntry, StatisticsEntry } from './diagnostics-entry.js';
import type { DiagnosticsReport } from './diagnostics-report.js';

const width = 34;

/**
 * A report for people: what the desk ran in, then one line an entry. What the page sent points right, what it got points
 * left, so that a call reads like a ladder.
 */
export function reportAsText(report: DiagnosticsReport): string {
  const { page, agentId, centreId, dropped } = report;
  const { browser } = page;
  return [
    `TCCC diagnostics ${report.startedAt} to ${report.exportedAt}`,
    `${browser.name} ${browser.version}, ${browser.system}, ${page.language}, ${page.timeZone}`,
    `${page.origin}${page.isFramed ? ' in a frame' : ''}, agent ${agentId ?? '-'} of ${centreId ?? '-'}, ` +
      `the centre's clock ${report.clockOffsetMs >= 0 ? '+' : ''}${report.clockOffsetMs} ms`,
    ...(dropped > 0 ? [`${dropped} older entries had to go`] : []),
    '',
    `${'time (UTC)'.padEnd(13)} ${'page'.padEnd(width)}centre`,
    ...report.entries.map((entry) => `${time(entry.at)}  ${lineOf(entry)}`),
    '',
  ].join('\n');
}

function lineOf(entry: DiagnosticsEntry): string {
  switch (entry.kind) {
    case 'signalling':
      return arrow(summary(entry.text), entry.direction === 'sent');
    case 'request': {
      const { method, path, status, code, durationMs } = entry;
      const outcome = code ?? String(status);
      return arrow(`${method} ${path}: ${outcome}, ${Math.round(durationMs)} ms`, true);
    }
    case 'command':
      return `· ${entry.type}${call(entry.callId)}: ${entry.code ?? 'accepted'}, ${Math.round(entry.durationMs)} ms`;
    case 'fact':
      return arrow(`fact ${entry.seq} ${entry.type}${call(entry.callId)}`, false);
    case 'chart':
      return `· ${chartLine(entry)}`;
    case 'statistics':
      return `· statistics${call(entry.callId)}: ${statisticsLine(entry)}`;
    case 'error':
      return `! ${entry.code}: ${[entry.message, ...entry.causes].join(' ← ')}`;
    case 'page':
      return `· page ${entry.what}`;
  }
}

function chartLine({ chart, callId, region, from, to, cause }: ChartEntry): string {
  const subject = region === 'state' ? chart : `${chart} ${region}`;
  return `${subject}${call(callId)}: ${from ?? '–'} → ${to ?? '–'}${causeText(cause)}`;
}

function causeText(cause: Cause): string {
  if (cause.by === 'page') return '';
  return cause.by === 'fact' ? ` (fact ${cause.seq})` : ` (snapshot ${cause.seq})`;
}

/** The first line and what tells one message from the next. */
function summary(text: string): string {
  const lines = text.split(/\r?\n/);
  const header = (pattern: RegExp): string =>
    lines.find((line) => pattern.test(line))?.replace(pattern, '') ?? '';
  const first = (lines[0] ?? '').replace(/\s*SIP\/2\.0\s*/, '');
  const isAnswer = /^SIP\/2\.0/.test(text);
  const sequence = isAnswer ? ` (${header(/^CSeq\s*:\s*/i)})` : '';
  const session = /^m=audio/m.test(text) ? ' +audio' : '';
  return `${first}${sequence}${session} ${header(/^(?:Call-ID|i)\s*:\s*/i).slice(0, 8)}`.trimEnd();
}

function statisticsLine({ entries }: StatisticsEntry): string {
  const find = (type: string): Readonly<Record<string, unknown>> =>
    entries.find((entry) => entry['type'] === type) ?? {};
  const [inbound, outbound, pair] = [find('inbound-rtp'), find('outbound-rtp'), find('candidate-pair')];
  const seconds = (value: unknown): string =>
    typeof value === 'number' ? `${Math.round(value * 1_000)} ms` : '?';
  const count = (value: unknown): string => (typeof value === 'number' ? String(value) : '?');
  return (
    `in ${count(inbound['packetsReceived'])} (lost ${count(inbound['packetsLost'])}), ` +
    `out ${count(outbound['packetsSent'])}, jitter ${seconds(inbound['jitter'])}, ` +
    `round trip ${seconds(pair['currentRoundTripTime'])}`
  );
}

const arrow = (text: string, isRight: boolean): string =>
  isRight ? `── ${text} ──▶`.padEnd(width) : `◀── ${text} ──`.padEnd(width);
const call = (callId: string | null): string => (callId === null ? '' : ` [${callId.slice(0, 8)}]`);
const time = (at: number): string => new Date(at).toISOString().slice(11, 23);

import type { ErrorCode } from '../../src/base/index.js';
import type {
  DeviceCheckController,
  DeviceCheckFindings,
  NamedDevice,
} from '../../src/controllers/device-check-controller.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { countDeviceChecks, type DeviceCheckChart, type DeviceCheckName } from '../../src/machines/index.js';
import { gradeOf } from '../../src/model/index.js';
import type { NetworkReport } from '../../src/ports/index.js';

/** How a result looks: calm, needs a person, needs a repair that calls can wait for, or keeps calls from working. */
export type CheckTone = 'plain' | 'good' | 'ask' | 'minor' | 'major';

const minor: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'device/camera-denied',
  'device/camera-missing',
  'device/camera-busy',
  'browser/trtc-unsupported',
  'network/sign-in-required',
  'network/untestable',
]);

export function toneOf(chart: DeviceCheckChart, check: DeviceCheckName): CheckTone {
  const code = chart.context.codes[check];
  const state = chart.value[check];
  if (state === 'problem') return code !== null && minor.has(code) ? 'minor' : 'major';
  if (state === 'ok') return 'good';
  return state === 'confirm' ? 'ask' : 'plain';
}

/** 正常, or the one word for what is not. */
export function resultWord(texts: Catalogue, chart: DeviceCheckChart, check: DeviceCheckName): string {
  const isDenied = chart.context.codes[check]?.endsWith('-denied') ?? false;
  return isDenied ? texts['check.denied'] : texts[`check.${chart.value[check]}`];
}

/** How many checks ended how, in one line. */
export function summary(texts: Catalogue, chart: DeviceCheckChart): string {
  const counts = countDeviceChecks(chart);
  const parts = [
    counts.ok > 0 && texts['check.countOk'](counts.ok),
    counts.confirm > 0 && texts['check.countConfirm'](counts.confirm),
    counts.problem > 0 && texts['check.countProblem'](counts.problem),
    counts.running > 0 && texts['check.countRunning'](counts.running),
    counts.waiting > 0 && texts['check.countWaiting'](counts.waiting),
  ];
  return parts.filter((part) => part !== false).join(texts['check.and']);
}

/** What was measured of the network, in words and numbers. */
export function networkWords(texts: Catalogue, report: NetworkReport): string {
  const loss = (report.lossRatio * 100).toFixed(1);
  const measures = texts['check.measures'](Math.round(report.roundTripMs), loss, Math.round(report.jitterMs));
  return `${texts[`connection.${gradeOf(report)}`]} · ${measures}`;
}

export function browserWords(texts: Catalogue, { browser, trtc }: DeviceCheckFindings): string {
  if (!browser) return '';
  const name = [browser.name, browser.version || ''].join(' ').trim();
  if (!browser.hasWebRtc) return `${name} · ${texts['check.browserNone']}`;
  if (!trtc) return name;
  return `${name} · ${texts[trtc.isSupported ? 'check.browserAll' : 'check.browserPhone']}`;
}

/** The name of the device in use, as the system tells it. */
export function deviceName(texts: Catalogue, devices: readonly NamedDevice[], chosen: string | null): string {
  const found = chosen === null ? devices[0] : devices.find(({ id }) => id === chosen);
  return found?.name || texts['check.defaultDevice'];
}

const lists = { camera: 'cameras', microphone: 'microphones', speaker: 'speakers' } as const;

/** The line below the name of a check. */
export function detailWords(texts: Catalogue, run: DeviceCheckController, check: DeviceCheckName): string {
  const { chart, findings, devices, chosen } = run;
  const code = chart.context.codes[check];
  if (check === 'network' && findings.network) return networkWords(texts, findings.network);
  if (check === 'browser' && findings.browser && chart.value.browser !== 'running')
    return browserWords(texts, findings);
  if (code !== null) return texts[`error.${code}`];
  if (chart.value[check] === 'waiting') return '';
  if (check === 'browser') return texts['check.browserTesting'];
  if (check === 'network') return texts['check.networkTesting'];
  if (chart.value[check] === 'running' && check !== 'speaker') return texts['check.allowPrompt'];
  return deviceName(texts, devices[lists[check]], chosen[check]);
}

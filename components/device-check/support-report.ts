import type { DeviceCheckController } from '../../src/controllers/device-check-controller.js';
import type { Catalogue } from '../../src/i18n/index.js';
import { deviceChecks } from '../../src/machines/index.js';
import { deviceName, resultWord } from './check-words.js';

/** Beside what the check found. */
export interface SupportReportContext {
  readonly texts: Catalogue;
  readonly userAgent: string;
  /** The origin only: an address may name a customer. */
  readonly origin: string;
}

/**
 * What support wants to know, as text: verdicts with their codes, devices, versions, measures. Nothing of customers, calls,
 * accounts, and no address beyond the origin.
 */
export function supportReport(run: DeviceCheckController, context: SupportReportContext): string {
  const { texts, userAgent, origin } = context;
  const { chart, findings, devices, chosen } = run;
  const verdicts = deviceChecks.map((check) => {
    const code = chart.context.codes[check];
    return `${texts[`check.${check}`]}: ${resultWord(texts, chart, check)}${code === null ? '' : ` (${code})`}`;
  });
  const named = (
    [
      ['check.chooseCamera', devices.cameras, chosen.camera],
      ['check.chooseMicrophone', devices.microphones, chosen.microphone],
      ['check.chooseSpeaker', devices.speakers, chosen.speaker],
    ] as const
  ).map(([name, list, id]) => `${texts[name]}: ${deviceName(texts, list, id)}`);
  const time = findings.checkedAt === null ? [] : [new Date(findings.checkedAt).toISOString()];
  return [
    `${texts['check.title']} ${time.join('')}`.trim(),
    ...verdicts,
    '',
    ...named,
    '',
    ...measures(run),
    `User agent: ${userAgent}`,
    `Origin: ${origin}`,
  ].join('\n');
}

function measures({ findings, level }: DeviceCheckController): string[] {
  const { browser, trtc, network } = findings;
  return [
    ...(browser
      ? [`Browser: ${browser.name} ${browser.version}, ${browser.system}, WebRTC ${browser.hasWebRtc}`]
      : []),
    ...(trtc
      ? [`TRTC: ${trtc.isSupported}${trtc.missing.length > 0 ? `, without ${trtc.missing.join(', ')}` : ''}`]
      : []),
    ...(network
      ? [
          `Network: round trip ${network.roundTripMs.toFixed(1)} ms, jitter ${network.jitterMs.toFixed(1)} ms, ` +
            `loss ${(network.lossRatio * 100).toFixed(2)} % of ${network.packets} packets`,
        ]
      : []),
    ...(level ? [`Microphone level: ${level.decibels.toFixed(0)} dBFS`] : []),
  ];
}

import type { SVGTemplateResult } from 'lit';
import type { Catalogue } from '../../src/i18n/index.js';
import type { WorkbenchSnapshot } from '../../src/workbench/workbench.js';
import { bell, headset, microphone, network } from '../internal/icons.js';

/** One thing that must be right for the agent to be reached. */
export interface ReadinessCheck {
  readonly name: string;
  readonly word: string;
  readonly tone: 'good' | 'bad' | 'open';
  readonly glyph: SVGTemplateResult;
}

/** What readiness is told from. */
export type ReadinessSource = Pick<WorkbenchSnapshot, 'microphone' | 'line' | 'connection' | 'quality'>;

/** Whether microphone, voice line, network and ring tone are ready; only what is known is called fine. */
export function readinessOf(source: ReadinessSource, texts: Catalogue): readonly ReadinessCheck[] {
  return [
    checkMicrophone(source, texts),
    checkLine(source, texts),
    checkNetwork(source, texts),
    checkRingTone(texts),
  ];
}

function checkMicrophone({ microphone: state }: ReadinessSource, texts: Catalogue): ReadinessCheck {
  const check = { name: texts['desk.microphone'], glyph: microphone } as const;
  if (state === 'granted') return { ...check, word: texts['desk.fine'], tone: 'good' };
  if (state === 'asking') return { ...check, word: texts['centres.asking'], tone: 'open' };
  if (state === 'unknown') return { ...check, word: texts['desk.unknown'], tone: 'open' };
  return { ...check, word: texts[`error.device/microphone-${state}`], tone: 'bad' };
}

function checkLine({ line }: ReadinessSource, texts: Catalogue): ReadinessCheck {
  const check = { name: texts['desk.line'], glyph: headset } as const;
  if (line === 'ready') return { ...check, word: texts['desk.fine'], tone: 'good' };
  if (line === 'closed') return { ...check, word: texts['connection.lineClosed'], tone: 'open' };
  if (line === 'failed') return { ...check, word: texts['connection.lineFailed'], tone: 'bad' };
  return { ...check, word: texts['connection.lineConnecting'], tone: 'open' };
}

function checkNetwork({ connection, quality }: ReadinessSource, texts: Catalogue): ReadinessCheck {
  const check = { name: texts['desk.network'], glyph: network } as const;
  if (connection !== 'connected') return { ...check, word: texts['connection.connecting'], tone: 'open' };
  const { roundTripMs } = quality;
  const word =
    roundTripMs === null ? texts['desk.fine'] : texts['network.roundTrip'](Math.round(roundTripMs));
  return { ...check, word, tone: 'good' };
}

/** A page nobody has clicked yet may not make a sound; see {@link https://developer.chrome.com/blog/autoplay | autoplay}. */
function checkRingTone(texts: Catalogue): ReadinessCheck {
  const check = { name: texts['desk.ringTone'], glyph: bell } as const;
  return navigator.userActivation.hasBeenActive
    ? { ...check, word: texts['desk.on'], tone: 'good' }
    : { ...check, word: texts['desk.ringBlocked'], tone: 'open' };
}

import { expect } from '@open-wc/testing';
import { Emitter, ManualClock } from '../../base/index.js';
import type { LineEvents } from '../../ports/index.js';
import { Microphone } from '../devices/microphone.js';
import { Speaker } from '../devices/speaker.js';
import { CallLegs, type LineLeg } from './call-legs.js';
import { CallMedia } from './call-media.js';

/** A leg whose voice is there, as it is before the answer where the far end sends a ringback of its own (RFC 3960). */
function aLeg(callId: string): LineLeg & { readonly voice: MediaStream } {
  const media = new CallMedia({
    iceServers: [],
    onConnected: () => undefined,
    onFailed: () => undefined,
    onVoice: () => undefined,
  });
  return {
    callId,
    isAutomatic: false,
    voice: new MediaStream(),
    media,
    isRinging: true,
    ring: () => Promise.resolve(),
    accept: () => Promise.resolve(),
    end: async () => media.close(),
  };
}

describe('CallLegs', () => {
  it('B3: the customer is heard again after a colleague who was heard ringing does not answer', () => {
    const audio = new Audio();
    const fail = ({ code }: { readonly code: string }): never => expect.fail(code);
    const legs = new CallLegs({
      clock: new ManualClock(),
      emitter: new Emitter<LineEvents>(),
      microphone: new Microphone({
        mediaDevices: undefined,
        processing: {},
        onTrack: () => undefined,
        onError: fail,
      }),
      speaker: new Speaker(audio, fail),
    });
    const [customer, colleague] = [aLeg('call-1'), aLeg('consult-1')];
    legs.add(customer);
    legs.handlers.onVoice(customer, customer.voice);
    legs.handlers.onConnected(customer);

    legs.add(colleague);
    legs.handlers.onVoice(colleague, colleague.voice);
    expect(audio.srcObject === colleague.voice, 'the colleague is heard').to.equal(true);
    legs.handlers.onEnded(colleague);

    expect(audio.srcObject === customer.voice, 'the customer is heard').to.equal(true);
    legs.dropAll();
    expect(audio.srcObject === null, 'nobody is heard').to.equal(true);
  });
});

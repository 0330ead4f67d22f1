import { expect } from '@open-wc/testing';
import { CallMedia } from './call-media.js';

describe('CallMedia', () => {
  it('B11: closed while another microphone takes over, it leaves no copy of either behind', async () => {
    const audio = new AudioContext();
    const copies: MediaStreamTrack[] = [];
    const microphone = (): MediaStreamTrack => {
      const [track] = audio.createMediaStreamDestination().stream.getAudioTracks();
      if (!track) throw new Error('a destination has a track');
      track.clone = () => {
        const copy = MediaStreamTrack.prototype.clone.call(track);
        copies.push(copy);
        return copy;
      };
      return track;
    };
    const media = new CallMedia({
      iceServers: [],
      onConnected: () => undefined,
      onFailed: () => undefined,
      onVoice: () => undefined,
    });
    await media.speak(microphone());
    await media.getDescription();

    media.speak(microphone()).catch(() => undefined); // a browser may tell that it was closed
    media.close();

    expect(copies.map(({ readyState }) => readyState)).to.deep.equal(['ended', 'ended']);
    await audio.close();
  });
});

import { TcccRecordingPlayer } from './recording-player.js';

export * from './recording-player.js';

if (!customElements.get('tccc-recording-player'))
  customElements.define('tccc-recording-player', TcccRecordingPlayer);

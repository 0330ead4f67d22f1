import { WorkbenchError, type ErrorCode } from '../../base/index.js';

/** What a page can be given to hear or see with. */
export type InputKind = 'camera' | 'microphone';

const codes: Readonly<Record<InputKind, { denied: ErrorCode; missing: ErrorCode; busy: ErrorCode }>> = {
  camera: { denied: 'device/camera-denied', missing: 'device/camera-missing', busy: 'device/camera-busy' },
  microphone: {
    denied: 'device/microphone-denied',
    missing: 'device/microphone-missing',
    busy: 'device/microphone-busy',
  },
};

/**
 * Asks the browser for one input; `null` is its default device. The caller stops the tracks.
 * @throws `device/camera-*`, `device/microphone-*`, `device/insecure-page`
 */
export async function openInput(kind: InputKind, deviceId: string | null): Promise<MediaStream> {
  const device = deviceId === null ? true : { deviceId: { exact: deviceId } };
  try {
    return await mediaDevices().getUserMedia(kind === 'camera' ? { video: device } : { audio: device });
  } catch (cause) {
    throw inputError(kind, cause);
  }
}

/** Ends every track, so that the light beside the camera goes out. */
export function stopTracks(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

/** The devices of the page; `undefined` where the browser hides them, which it does without HTTPS. */
export function findMediaDevices(): MediaDevices | undefined {
  return (navigator as { readonly mediaDevices?: MediaDevices }).mediaDevices;
}

/** The devices of the page. @throws `device/insecure-page` */
export function mediaDevices(): MediaDevices {
  const devices = findMediaDevices();
  if (devices) return devices;
  throw new WorkbenchError('device/insecure-page');
}

/** Translates what `getUserMedia` rejects with (Media Capture and Streams §10.3.2). */
function inputError(kind: InputKind, cause: unknown): WorkbenchError {
  if (cause instanceof WorkbenchError) return cause;
  const name = cause instanceof Error ? cause.name : '';
  const { denied, missing, busy } = codes[kind];
  if (name === 'NotFoundError' || name === 'OverconstrainedError')
    return new WorkbenchError(missing, { cause });
  if (name === 'NotReadableError' || name === 'AbortError') return new WorkbenchError(busy, { cause });
  return new WorkbenchError(denied, { cause });
}

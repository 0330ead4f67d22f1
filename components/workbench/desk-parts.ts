import { loadPart } from '../../src/base/load-part.js';
import type { TextPart } from '../../src/i18n/catalogues.js';
import type { DeskFace } from './desk-face.js';

type DeskFaceClass = typeof DeskFace;

const behindTheEntrance = () => import('./desk-face.define.js');

/** What loads when it is wanted: what the desk shows at once in one file, and each of the others in its own. */
const elements: Readonly<Record<string, () => Promise<unknown>>> = {
  'tccc-bandwidth-calculator': () => import('../bandwidth-calculator/bandwidth-calculator.define.js'),
  'tccc-call-button': () => import('../call-button/call-button.define.js'),
  'tccc-call-panel': behindTheEntrance,
  'tccc-call-records': () => import('../call-records/call-records.define.js'),
  'tccc-connection': behindTheEntrance,
  'tccc-device-check': () => import('../device-check/device-check.define.js'),
  'tccc-dialpad': () => import('../dialpad/dialpad.define.js'),
  'tccc-directory': () => import('../directory/directory.define.js'),
  'tccc-floating-desk': () => import('../floating-desk/floating-desk.define.js'),
  'tccc-incoming-call': behindTheEntrance,
  'tccc-presence': behindTheEntrance,
  'tccc-profile': () => import('../profile/profile.define.js'),
  'tccc-queue-status': behindTheEntrance,
  'tccc-recording-player': () => import('../recording-player/recording-player.define.js'),
  'tccc-self-service': () => import('../self-service/self-service.define.js'),
  'tccc-task-list': behindTheEntrance,
};

/** What the desk behind the entrance says; errors too, because they are told at once there. */
export const deskTexts: readonly TextPart[] = ['desk', 'errors'];

let face: DeskFaceClass | undefined;

/** The desk behind the entrance, as soon as it is loaded. */
export function presentDesk(): DeskFaceClass | undefined {
  return face;
}

/** Gives the desk of a page that loads everything at once. */
export function provideDesk(desk: DeskFaceClass): void {
  face = desk;
}

/** Loads the desk behind the entrance. @throws `network/part-missing` */
export async function loadDesk(): Promise<DeskFaceClass> {
  face ??= (await loadPart(behindTheEntrance)).DeskFace;
  return face;
}

/** Loads an element that the desk draws, if it is one of those that come later. @throws `network/part-missing` */
export async function loadElement(tag: string): Promise<void> {
  const load = elements[tag];
  if (load) await loadPart(load);
}

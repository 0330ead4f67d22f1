import type { Catalogue } from '../catalogue.js';

/** What the dial pad says, and why it can't call now; a dial pad alone loads nothing else. */
export const enDialpad = {
  'desk.noProvider':
    'This element stands outside of a workbench: put it inside <tccc-workbench> or <tccc-provider>',
  'dialpad.title': 'Call out',
  'dialpad.number': 'Telephone number',
  'dialpad.placeholder': 'Type or paste a number',
  'dialpad.call': 'Call',
  'dialpad.calling': 'Calling…',
  'dialpad.callerNumber': 'Calling number',
  'dialpad.backspace': 'Backspace',
  'dialpad.keys': 'Keypad',
  'dialpad.invalid': 'Not a number: enter 3 to 15 digits',
  'dialpad.understood': 'Will call',
  'dialpad.pasted': 'pasted',
  'common.failure': (summary, remedy) => `${summary} ${remedy}`,
  'dialpad.mobileHint': 'Calls go by your mobile: it rings first, then the customer’s',
  'reason.signedOut': 'Sign in first',
  'reason.offline': 'Go online first',
  'reason.ringing': 'A call is ringing',
  'reason.inCall': 'A call is up',
  'reason.inWrapUp': 'In wrap-up: return to service first',
  'reason.reconnecting': 'The audio is being restored',
  'reason.disconnected': 'The connection to the centre is lost',
  'reason.lineNotReady': 'The line is not ready',
  'reason.pending': 'Being carried out…',
  'reason.centreAway': 'Reconnecting to the contact centre',
  'reason.lineElsewhere': 'The line is in another page',
  'error.network/unreachable': "The centre can't be reached.",
  'remedy.network/unreachable': 'Check the network; the page retries by itself.',
  'common.failed': (code) => `This did not work (${code}).`,
} satisfies Partial<Catalogue>;

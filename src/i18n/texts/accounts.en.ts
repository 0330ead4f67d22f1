import type { TextsLike } from '../catalogue.js';
import type { zhAccounts } from './accounts.zh-cn.js';

export const enAccounts: TextsLike<typeof zhAccounts> = {
  'signIn.byPassword': 'Password',
  'signIn.byCode': 'Code by SMS',
  'signIn.mobile': 'Mobile number',
  'signIn.mobileMissing': 'Enter a valid mobile number',
  'signIn.code': 'Code',
  'signIn.codeMissing': 'Enter the code of 6 digits',
  'signIn.forgot': 'Forgot your password?',
  'signIn.back': 'Back to sign-in',
  'signIn.firstMobile': 'Your mobile number stays inside the system; customers never see it.',
  'code.get': 'Send a code',
  'code.again': 'Send a new code',
  'code.againIn': (seconds) => `New code in ${seconds} s`,
  'code.sending': 'Sending…',
  'code.sent': 'The code was sent; it is good for 5 minutes',
  'reset.title': 'Forgotten password',
  'reset.lead': 'Prove the mobile number you sign in with',
  'reset.submit': 'Reset the password',
  'reset.newLead': 'You are about to change the password of your account',
  'reset.confirm': 'Set the new password',
  'reset.done': 'The password was changed: sign in with the new one',
  'reset.expired': 'That took too long: ask for a new code',
  'centres.lastVisit': 'Last visit',
  'centres.neverVisited': '–',
};

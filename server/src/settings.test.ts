import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readSettings, SettingsError } from './settings.js';

/** The complaint about an environment that can't be used. */
const complaint = (environment: NodeJS.ProcessEnv): string => {
  try {
    readSettings(environment);
  } catch (error) {
    if (error instanceof SettingsError) return error.message;
    throw error;
  }
  return 'none';
};

describe('readSettings', () => {
  it('S4: sends nowhere unless gateways are set', () => {
    const { smsWebhook, smtp, codesPerHour } = readSettings({});

    assert.deepEqual([smsWebhook, smtp, codesPerHour], [null, null, 60]);
  });

  it('S4: takes a webhook with its secret, and a mail server with its sender', () => {
    const { smsWebhook, smtp } = readSettings({
      TCCC_SMS_WEBHOOK: 'https://sms.example/send',
      TCCC_SMS_SECRET: 'sixteen-letters!',
      TCCC_SMTP_URL: 'smtps://desk:pass@mail.example',
      TCCC_MAIL_FROM: '云帆 <desk@centre.example>',
    });

    assert.deepEqual(smsWebhook, { url: 'https://sms.example/send', secret: 'sixteen-letters!' });
    assert.deepEqual(smtp, {
      url: 'smtps://desk:pass@mail.example',
      from: '云帆 <desk@centre.example>',
    });
  });

  it('S4: names the setting that is missing or wrong, and never repeats a secret', () => {
    const sms = { TCCC_SMS_WEBHOOK: 'https://sms.example/', TCCC_SMS_SECRET: 'sixteen-letters!' };
    const mail = { TCCC_SMTP_URL: 'smtp://mail.example', TCCC_MAIL_FROM: 'desk@centre.example' };

    assert.match(complaint({ TCCC_SMS_WEBHOOK: 'https://sms.example/' }), /TCCC_SMS_SECRET go together/);
    assert.match(complaint({ ...sms, TCCC_SMS_WEBHOOK: 'ftp://sms.example/' }), /^TCCC_SMS_WEBHOOK must be/);
    assert.match(complaint({ ...sms, TCCC_SMS_SECRET: 'short' }), /^TCCC_SMS_SECRET must have/);
    assert.match(complaint({ TCCC_MAIL_FROM: 'desk@centre.example' }), /TCCC_MAIL_FROM go together/);
    const noMail = complaint({ ...mail, TCCC_SMTP_URL: 'mail://desk:hidden-1@mail.example' });
    assert.match(noMail, /^TCCC_SMTP_URL must look like/);
    assert.doesNotMatch(noMail, /hidden-1/);
    assert.match(complaint({ ...mail, TCCC_MAIL_FROM: 'nobody' }), /^TCCC_MAIL_FROM must be/);
    assert.match(complaint({ TCCC_CODES_PER_HOUR: 'many' }), /^TCCC_CODES_PER_HOUR must be/);
  });

  it('B13: takes the origins of pages, and complains of what is none', () => {
    assert.deepEqual(readSettings({}).origins, []);
    assert.deepEqual(readSettings({ ORIGINS: 'https://crm.example/, http://localhost:5173' }).origins, [
      'https://crm.example',
      'http://localhost:5173',
    ]);
    assert.match(complaint({ ORIGINS: 'https://crm.example/desk' }), /^ORIGINS must be an origin such as/);
    assert.match(complaint({ ORIGINS: '*' }), /^ORIGINS must be/);
  });

  it('B2: knows no application at TRTC unless one is set, with its secret', () => {
    const secret = 'a1b2c3d4'.repeat(8);

    assert.equal(readSettings({}).trtc, null);
    assert.deepEqual(readSettings({ TCCC_TRTC_SDK_APP_ID: ' 1400000000 ', TCCC_TRTC_SECRET: secret }).trtc, {
      sdkAppId: 1_400_000_000,
      secret,
    });
  });

  it('B2: names what is missing or wrong of TRTC, and never repeats the secret', () => {
    const set = { TCCC_TRTC_SDK_APP_ID: '1400000000', TCCC_TRTC_SECRET: 'a1b2c3d4'.repeat(8) };

    assert.match(complaint({ TCCC_TRTC_SDK_APP_ID: '1400000000' }), /TCCC_TRTC_SECRET go together/);
    assert.match(complaint({ TCCC_TRTC_SECRET: set.TCCC_TRTC_SECRET }), /TCCC_TRTC_SECRET go together/);
    for (const wrong of ['0', '-1', '1e9', '4294967296', 'my-app'])
      assert.match(
        complaint({ ...set, TCCC_TRTC_SDK_APP_ID: wrong }),
        /^TCCC_TRTC_SDK_APP_ID must be/,
        wrong,
      );
    for (const wrong of ['hidden-1', `hidden-1 ${'f'.repeat(40)}`]) {
      const said = complaint({ ...set, TCCC_TRTC_SECRET: wrong });
      assert.match(said, /^TCCC_TRTC_SECRET must be/);
      assert.doesNotMatch(said, /hidden-1/);
    }
  });
});

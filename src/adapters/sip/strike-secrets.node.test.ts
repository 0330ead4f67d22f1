import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { strikeSecrets } from './strike-secrets.js';

const message = (headers: readonly string[], body = ''): string =>
  ['REGISTER sip:centre.example SIP/2.0', ...headers, '', body].join('\r\n');
const sdp = (...lines: readonly string[]): string =>
  message(['Content-Type: application/sdp'], ['v=0', ...lines, ''].join('\r\n'));

describe('strikeSecrets', () => {
  it('B14: leaves of a digest who asks whom, and nothing to guess a password against', () => {
    const text = strikeSecrets(
      message([
        'Authorization: Digest username="agent-7", realm="c, \"x\"", nonce="n0nce", uri="sip:c", response="abc123", cnonce="c0nce", opaque="0paque", qop=auth, nc=00000001',
      ]),
    );

    assert.match(text, /^Authorization: Digest username="agent-7", realm=/m);
    assert.match(text, /qop=auth, nc=00000001/);
    assert.doesNotMatch(text, /n0nce|abc123|c0nce|0paque/);
  });

  for (const [title, header] of [
    ['a bearer token', 'Authorization: Bearer s3cret'],
    ['credentials without a scheme', 'Proxy-Authorization: s3cret'],
    [
      'credentials that go on in the next line',
      'Proxy-Authorization: Digest username="a",\r\n response="s3cret"',
    ],
    ['lower case and space before the colon', 'authorization : Digest response="s3cret"'],
    ['an unquoted response', 'Authorization: Digest response=s3cret'],
    ['an escaped quote', 'Authorization: Digest response="x\\"s3cret"'],
    ['Basic', 'Proxy-Authorization: Basic s3cret=='],
    ["the server's proof", 'Authentication-Info: rspauth="s3cret", qop=auth'],
    ['a cookie', 'Cookie: session=s3cret'],
    ['a key of its own name', 'X-Api-Key: s3cret'],
    ['a signed identity (RFC 8224)', 'Identity: s3cret;info=<https://c/cert>'],
    ['a password in an address', 'Contact: <sip:agent:s3cret@centre.example>'],
    ['a ticket in an address', 'Contact: <sip:a@c;transport=ws?ticket=s3cret>'],
    ['a token parameter', 'Via: SIP/2.0/WSS a;access_token=s3cret;branch=z9hG4bK1'],
    ['a quoted token parameter', 'Via: SIP/2.0/WSS a;token="s3cret;more";branch=z9hG4bK1'],
  ] as const) {
    it(`B14: strikes out ${title}`, () => {
      const text = strikeSecrets(message([header, 'CSeq: 1 REGISTER']));

      assert.doesNotMatch(text, /s3cret/);
      assert.match(text, /\(struck out\)/);
      assert.match(text, /^CSeq: 1 REGISTER$/m);
    });
  }

  it('B14: strikes the keys of media out of a description and leaves fingerprints and candidates', () => {
    const text = strikeSecrets(
      sdp(
        'a=ice-ufrag:ab12',
        'a=ice-pwd:s3cret',
        'a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:s3cret|2^20',
        'k=base64:s3cret',
        'a=fingerprint:sha-256 AA:BB',
        'a=candidate:1 1 UDP 1 192.0.2.1 9 typ host',
      ),
    );

    assert.doesNotMatch(text, /s3cret/);
    assert.match(text, /^a=crypto:1 AES_CM_128_HMAC_SHA1_80 \(struck out\)$/m);
    for (const kept of ['a=ice-ufrag:ab12', 'a=fingerprint:sha-256 AA:BB', 'typ host'])
      assert.ok(text.includes(kept), kept);
  });

  it('B14: tells of keys that were pressed only that there were some', () => {
    const text = strikeSecrets(
      message(['Content-Type: application/dtmf-relay'], 'Signal=7\r\nDuration=100\r\n'),
    );

    assert.match(text, /^Signal=\(struck out\)\r?$/m);
    assert.match(text, /Duration=100/);
  });

  it('B14: tells of what people wrote only how long it is', () => {
    const text = strikeSecrets(message(['Content-Type: text/plain'], 'my PIN is 4711'));

    assert.ok(text.endsWith('(struck out: 14 characters of text/plain)'));
  });

  it('B14: strikes a message that is cut off, too', () => {
    assert.doesNotMatch(
      strikeSecrets('REGISTER sip:c SIP/2.0\r\nAuthorization: Digest response="s3cr'),
      /s3cr/,
    );
    assert.equal(strikeSecrets(''), '');
  });

  it('leaves a message without secrets as it is', () => {
    const plain = message(['Via: SIP/2.0/WSS a;branch=z9hG4bK1', 'From: <sip:a@c>;tag=1']);

    assert.equal(strikeSecrets(plain), plain);
  });
});

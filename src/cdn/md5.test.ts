import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { Md5 } from './md5.js';

describe('Md5', () => {
  it('gives the digests of RFC 1321, appendix A.5', () => {
    assert.equal(Md5.hashStr(''), 'd41d8cd98f00b204e9800998ecf8427e');
    assert.equal(Md5.hashStr('abc'), '900150983cd24fb0d6963f7d28e17f72');
    assert.equal(Md5.hashStr('message digest'), 'f96b697d7cb7938d525a2f31aaf161d0');
    assert.equal(
      Md5.hashStr('12345678901234567890123456789012345678901234567890123456789012345678901234567890'),
      '57edf4a22be3c955ac49da2e2107b67a',
    );
  });

  it('gives the response of the example in RFC 2617 §3.5', () => {
    const ha1 = Md5.hashStr('Mufasa:testrealm@host.com:Circle Of Life');
    const ha2 = Md5.hashStr('GET:/dir/index.html');

    assert.equal(
      Md5.hashStr(`${ha1}:dcd98b7102dd2f0e8b11d0f600bfb0c093:00000001:0a4f113b:auth:${ha2}`),
      '6629fae49393a05397450978507c4ef1',
    );
  });

  it('says of every length up to three blocks, and of every script, what Node says', () => {
    for (const sample of ['a', '密', '📞']) {
      for (let length = 0; length <= 192; length++) {
        const text = sample.repeat(length);
        assert.equal(
          Md5.hashStr(text),
          createHash('md5').update(text).digest('hex'),
          `${length} of ${sample}`,
        );
      }
    }
  });
});

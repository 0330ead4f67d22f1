import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { formatPhoneNumber, hasOtherSigns, keepDialKeys, parsePhoneNumber } from './phone-number.js';

describe('parsePhoneNumber', () => {
  it('S15: understands every common form of a pasted number', () => {
    const forms: Record<string, string> = {
      '13812346021': '13812346021',
      ' 138 1234 6021 ': '13812346021',
      '138-1234-6021': '13812346021',
      '+86 138 1234 6021': '13812346021',
      '0086 13812346021': '13812346021',
      '86-13812346021': '13812346021',
      'tel:+86-138-1234-6021': '13812346021',
      '（0514）8566 4126': '051485664126',
      '(0514) 85664126': '051485664126',
      '0514—85664126': '051485664126',
      '１３８１２３４６０２１': '13812346021',
      '\u202d13812346021\u202c': '13812346021',
      '138\u00a01234\u00a06021': '13812346021',
      '+1 (415) 555-0132': '+14155550132',
      'sip:13812346021@carrier.example;transport=udp': '13812346021',
      '10086': '10086',
      '400 820 8820': '4008208820',
    };
    for (const [typed, expected] of Object.entries(forms))
      assert.equal(parsePhoneNumber(typed), expected, typed);
  });

  it('refuses what is no number', () => {
    for (const typed of [
      '',
      '  ',
      'hello',
      '12',
      '1234567890123456',
      '138x12346021',
      '++8613812346021',
      '138*1234',
    ]) {
      assert.equal(parsePhoneNumber(typed), null, typed);
    }
  });

  it('never answers anything but 3 to 15 digits with an optional plus, whatever is pasted', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        const parsed = parsePhoneNumber(typed);
        assert.ok(parsed === null || /^\+?\d{3,15}$/.test(parsed));
      }),
    );
  });
});

describe('keepDialKeys', () => {
  it('keeps what a keypad can send', () => {
    assert.equal(keepDialKeys('+86 (0514) 8566-4126*＃'), '+86051485664126*#');
    assert.equal(keepDialKeys('12+3'), '123');
  });
});

describe('hasOtherSigns', () => {
  it('tells letters from the signs that numbers are written with', () => {
    for (const text of ['400-FLOWERS', '138号', 'ext.5']) assert.equal(hasOtherSigns(text), true, text);
    for (const text of ['', '+86 (0514) 8566-4126*＃', '１３８ 1234.5678'])
      assert.equal(hasOtherSigns(text), false, text);
  });
});

describe('formatPhoneNumber', () => {
  it('groups mobiles and fixed lines, masked or not, and leaves the rest', () => {
    assert.equal(formatPhoneNumber('13812346021'), '138 1234 6021');
    assert.equal(formatPhoneNumber('051485664126'), '0514-85664126');
    assert.equal(formatPhoneNumber('02087697697'), '020-87697697');
    assert.equal(formatPhoneNumber('+14155550132'), '+14155550132');
  });
});

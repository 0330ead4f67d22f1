import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { areaPlaces } from './number-plan-areas.js';
import { mobileCarriers } from './number-plan-carriers.js';
import { locateByPlan } from './number-plan.js';

const unknown = { place: null, carrier: null };

describe('locateByPlan', () => {
  it('S11: tells the city of a fixed line', () => {
    assert.deepEqual(locateByPlan('051485664126'), { place: '江苏扬州', carrier: '固话' });
    assert.deepEqual(locateByPlan('02085664126'), { place: '广东广州', carrier: '固话' });
    assert.deepEqual(locateByPlan('01062345678'), { place: '北京', carrier: '固话' });
    assert.deepEqual(locateByPlan('089866778899'), { place: '海南', carrier: '固话' });
    assert.deepEqual(locateByPlan('09013456789'), { place: '新疆塔城', carrier: '固话' });
  });

  it('S11: tells the carrier of a mobile number, also of virtual operators', () => {
    const expected = {
      '13912345678': '中国移动',
      '18912348352': '中国电信',
      '18612345678': '中国联通',
      '19212345678': '中国广电',
      '13491234567': '中国电信',
      '13481234567': '中国移动',
      '17051234567': '中国移动虚拟运营商',
      '17091234567': '中国联通虚拟运营商',
      '17001234567': '中国电信虚拟运营商',
      '16512345678': '中国移动虚拟运营商',
    };
    for (const [number, carrier] of Object.entries(expected))
      assert.deepEqual(locateByPlan(number), { place: null, carrier }, number);
  });

  it('S11: understands numbers as they come from abroad or with a trunk zero', () => {
    assert.deepEqual(locateByPlan('+8651485664126'), { place: '江苏扬州', carrier: '固话' });
    assert.deepEqual(locateByPlan('008618912348352'), { place: null, carrier: '中国电信' });
    assert.deepEqual(locateByPlan('+861062345678'), { place: '北京', carrier: '固话' });
    assert.deepEqual(locateByPlan('018912348352'), { place: null, carrier: '中国电信' });
  });

  it('S11: guesses nothing', () => {
    for (const number of [
      '',
      '110',
      '95588',
      '4008123123',
      '+14155550100',
      '0514856641',
      '012345678',
      '0399123456',
    ])
      assert.deepEqual(locateByPlan(number), unknown, number);
    assert.deepEqual(locateByPlan('0205664126'), unknown, 'Guangzhou has eight digits');
    assert.deepEqual(locateByPlan('15412345678'), unknown, '154 is given to nobody');
    assert.deepEqual(locateByPlan('189****8352'), unknown);
  });

  it('knows every province, and each code once', () => {
    const provinces =
      '北京 上海 天津 重庆 海南 河北 山西 内蒙古 辽宁 吉林 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 新疆'.split(
        ' ',
      );
    const places = Object.values(areaPlaces);
    for (const province of provinces)
      assert.ok(
        places.some((place) => place.startsWith(province)),
        province,
      );
    for (const place of places)
      assert.ok(
        provinces.some((province) => place.startsWith(province)),
        place,
      );
    for (const code of Object.keys(areaPlaces)) assert.match(code, /^(010|02[0-57-9]|0[3-9]\d{2})$/);
    for (const prefix of Object.keys(mobileCarriers)) assert.match(prefix, /^1[3-9]\d{1,2}$/);
  });
});

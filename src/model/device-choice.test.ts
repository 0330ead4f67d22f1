import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { isDeviceBack, isDeviceMissing } from './device-choice.js';

const headset = { deviceId: 'headset-in', groupId: 'headset' };
const laptop = { deviceId: 'laptop-in', groupId: 'laptop' };
const system = { deviceId: 'default', groupId: 'laptop' };

describe('isDeviceBack', () => {
  it('B11: knows a chosen device by its id', () => {
    assert.equal(isDeviceBack(headset, [system, laptop]), false);
    assert.equal(isDeviceBack(headset, [system, laptop, headset]), true);
  });

  it('B11: knows one that was only the default by its group, and no other by chance', () => {
    const lost = { deviceId: 'default', groupId: 'headset' };
    assert.equal(isDeviceBack(lost, [system, laptop]), false);
    assert.equal(isDeviceBack(lost, [{ ...system, groupId: 'headset' }, headset]), true);
    assert.equal(isDeviceBack({ deviceId: 'default', groupId: '' }, [{ deviceId: 'x', groupId: '' }]), false);
  });
});

describe('isDeviceMissing', () => {
  it('B11: tells a device that was unplugged from a list that is hidden', () => {
    assert.equal(isDeviceMissing('headset-in', [system, laptop]), true);
    assert.equal(isDeviceMissing('headset-in', [system, headset]), false);
    assert.equal(isDeviceMissing('headset-in', []), false);
    assert.equal(isDeviceMissing('headset-in', [{ deviceId: '', groupId: '' }]), false);
    assert.equal(isDeviceMissing(null, [laptop]), false);
  });
});

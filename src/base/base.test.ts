import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  Disposables,
  Emitter,
  errorCatalog,
  errorCodes,
  isWorkbenchError,
  ManualClock,
  WorkbenchError,
} from './index.js';

describe('ManualClock', () => {
  it('runs what falls due in the order of its time, also what is scheduled on the way', () => {
    const clock = new ManualClock(0);
    const ran: string[] = [];
    clock.after(20, () => ran.push(`b@${clock.now()}`));
    clock.after(10, () => {
      ran.push(`a@${clock.now()}`);
      clock.after(5, () => ran.push(`c@${clock.now()}`));
    });
    clock.after(30, () => ran.push('never'))();
    clock.advance(40);
    assert.deepEqual(ran, ['a@10', 'c@15', 'b@20']);
    assert.equal(clock.pending, 0);
  });
});

describe('Emitter', () => {
  it('lets every listener hear although one throws, and the error still surfaces', () => {
    const emitter = new Emitter<{ said: string }>();
    const heard: string[] = [];
    emitter.on('said', () => {
      throw new Error('deaf');
    });
    const off = emitter.on('said', (word) => heard.push(word));
    assert.throws(() => emitter.emit('said', 'one'), /deaf/);
    off();
    assert.throws(() => emitter.emit('said', 'two'), /deaf/);
    assert.deepEqual(heard, ['one']);
  });
});

describe('Disposables', () => {
  it('undoes in reverse, once, and at once when it came too late', () => {
    const undone: number[] = [];
    const disposables = new Disposables();
    disposables.add(() => undone.push(1));
    disposables.add(() => undone.push(2));
    disposables.dispose();
    disposables.dispose();
    disposables.add(() => undone.push(3));
    assert.deepEqual(undone, [2, 1, 3]);
  });
});

describe('WorkbenchError', () => {
  it('carries its code and whether a retry can help; the catalogue says what to do', () => {
    const error = new WorkbenchError('network/timeout', { cause: new Error('socket') });
    assert.equal(error.retryable, true);
    assert.equal(error.message, 'network/timeout');
    assert.deepEqual(Object.keys(errorCatalog), [...errorCodes]);
    assert.equal(errorCatalog['network/timeout'].retryable, true);
    assert.equal(errorCatalog['auth/session-expired'].fatal, true);
    assert.ok(isWorkbenchError(error, 'network/timeout'));
    assert.equal(isWorkbenchError(error, 'auth/forbidden'), false);
    assert.equal(isWorkbenchError(new Error('x')), false);
  });

  it('says of each code whether a retry can help', () => {
    assert.deepEqual(
      errorCodes.filter((code) => new WorkbenchError(code).retryable),
      [
        'auth/account-locked',
        'auth/too-many-attempts',
        'auth/code-too-soon',
        'call/line-not-ready',
        'call/target-unavailable',
        'network/unreachable',
        'network/timeout',
        'network/part-missing',
        'protocol/malformed-fact',
        'server/unavailable',
        'server/internal',
        'server/message-not-sent',
        'line/registration-failed',
        'line/answer-failed',
        'line/media-failed',
        'device/microphone-denied',
        'device/microphone-missing',
        'device/microphone-busy',
        'device/microphone-silent',
        'device/camera-denied',
        'device/camera-missing',
        'device/camera-busy',
        'device/speaker-missing',
        'device/speaker-silent',
        'device/headset-busy',
        'network/poor',
        'network/sign-in-required',
        'tccc/failed',
      ],
    );
  });
});

import assert from 'node:assert/strict';
import dgram from 'node:dgram';
import dns from 'node:dns';
import net from 'node:net';
import { after, before, describe, it, mock } from 'node:test';
import { MediaLeg } from './media-leg.js';
import { Ticker } from './ticker.js';
import { PhoneAudio } from '../testing/phone-audio.js';
import { silentFrame } from './g711.js';

const settings = {
  addresses: ['127.0.0.1'],
  portRange: [40_000, 49_000],
  music: { queue: '', hold: '' },
  silenceLimitMs: 20_000,
} as const;

/** Candidates of a peer that would have us look names up and knock at strangers' doors. */
const temptations = [
  'a=candidate:1 1 udp 2113937151 6c8f7bb5-1f5a-4d4b-9d5a-0a2b3c4d5e6f.local 51234 typ host generation 0',
  'a=candidate:2 1 udp 1677729535 203.0.113.5 61234 typ srflx raddr 0.0.0.0 rport 0 generation 0',
  'a=candidate:3 1 tcp 1518280447 198.51.100.7 9 typ host tcptype active generation 0',
  'a=candidate:4 1 udp 2113937150 turn.example.com 3478 typ host generation 0',
];

describe('MediaLeg', () => {
  const sentTo = new Set<string>();
  const lookedUp: string[] = [];

  before(() => {
    const send = dgram.Socket.prototype.send;
    mock.method(dgram.Socket.prototype, 'send', function (this: dgram.Socket, ...args: unknown[]) {
      sentTo.add(String(args.filter((value) => typeof value === 'string').at(-1)));
      return Reflect.apply(send, this, args) as unknown;
    });
    for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
      const ask = dns[name] as (...args: unknown[]) => unknown;
      mock.method(dns, name, (host: string, ...rest: unknown[]) => {
        if (net.isIP(host) === 0) lookedUp.push(host); // sockets pass addresses through here too
        return net.isIP(host) === 0 ? undefined : ask(host, ...rest);
      });
    }
    mock.method(net.Socket.prototype, 'connect', () => assert.fail('A TCP connection was opened'));
  });
  after(() => mock.restoreAll());

  it('sends packets to its peer alone and looks no name up, whatever candidates it is given', async () => {
    const faults: unknown[] = [];
    const leg = new MediaLeg(settings, { onKey: () => undefined, onFault: (error) => faults.push(error) });
    const ticker = new Ticker((tick) => {
      leg.advance();
      leg.send(leg.frame ?? silentFrame, tick);
    });
    const phone = new PhoneAudio();
    const offer = (await phone.getDescription()).body.replace(
      /a=mid:/,
      `${temptations.join('\r\n')}\r\na=mid:`,
    );

    const answer = await leg.describe({ kind: 'answer-to', sdp: offer });
    await phone.setDescription(answer);
    ticker.start();
    phone.speak(440);
    await phone.hears(440);

    assert.match(offer, /203\.0\.113\.5/);
    assert.match(answer, /a=ice-lite/);
    assert.deepEqual([...sentTo], ['127.0.0.1']);
    assert.deepEqual(lookedUp, []);
    assert.deepEqual(faults, []);
    ticker.stop();
    phone.close();
    await leg.close();
  });

  it('tells no address but those it was given', async () => {
    const leg = new MediaLeg(settings, { onKey: () => undefined, onFault: () => undefined });

    const offer = await leg.describe({ kind: 'offer' });

    const addresses = [...offer.matchAll(/^a=candidate:(?:\S+ ){4}(\S+)/gm)].map((match) => match[1]);
    assert.deepEqual([...new Set(addresses)], ['127.0.0.1']);
    assert.doesNotMatch(offer, /opus/i);
    await leg.close();
  });

  it("refuses a description it can't use", async () => {
    const leg = new MediaLeg(settings, { onKey: () => undefined, onFault: () => undefined });

    await assert.rejects(leg.describe({ kind: 'answer-to', sdp: 'v=0\r\nnothing' }), /no audio/);

    await leg.close();
  });
});

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { demoSeedPath } from '../settings.js';
import { parseSeed, readSeed, SeedError } from './read-seed.js';

const sound = `centre: { id: a, name: A }
groups: [{ id: voice, name: Voice }]
numbers: [{ number: 0514-85664126, group: voice }]
agents:
  - { id: ann, email: ann@a.example, name: Ann, groups: [voice] }
`;

/** The complaint about a text that can't be used. */
const complaint = (text: string): string => {
  try {
    parseSeed(text, 'seed.yaml');
  } catch (error) {
    if (error instanceof SeedError) return error.message;
    throw error;
  }
  return 'none';
};

describe('readSeed', () => {
  it('S32: the demo seed describes a whole centre without a single password', () => {
    const seed = readSeed(demoSeedPath);
    const [centre] = seed.centres;
    assert.ok(centre);

    assert.equal(centre.name, '云帆联络中心');
    assert.equal(centre.numbers[0]?.number, '051485664126');
    assert.deepEqual([centre.wrapUpSeconds, centre.ringSeconds, centre.isMasking], [30, 20, true]);
    assert.deepEqual(
      seed.agents.filter(({ password }) => password !== undefined),
      [],
    );
    assert.deepEqual(
      seed.agents.map(({ isReady, seats }) => [isReady, seats[0]?.role]),
      [
        [true, 'agent'],
        [true, 'agent'],
        [false, 'agent'],
        [true, 'administrator'],
      ],
    );
  });

  it('S32: keeps numbers as digits and fills in what is left out', () => {
    const seed = parseSeed(sound, 'seed.yaml');
    const [centre] = seed.centres;
    assert.ok(centre);

    assert.equal(centre.numbers[0]?.number, '051485664126');
    assert.deepEqual([centre.wrapUpSeconds, seed.isDemo, seed.agents[0]?.isReady], [30, false, false]);
  });

  it('S32: names the line of every mistake', () => {
    assert.match(
      complaint(sound.replace('ann@a.example', 'nowhere')),
      /^seed\.yaml:5:\d+: agents\.0\.email: /,
    );
    assert.match(
      complaint(sound.replace('groups: [voice]', 'groups: [chat]')),
      /^seed\.yaml:5:\d+: agents\.0\.groups\.0: there is no group "chat"/,
    );
    assert.match(
      complaint(`${sound}  - { id: ann, email: b@a.example, name: B }\n`),
      /^seed\.yaml:6:\d+: agents\.1\.id: "ann" is there twice/,
    );
    assert.match(
      complaint(sound.replace('0514-85664126', 'help')),
      /^seed\.yaml:3:\d+: numbers\.0\.number: must be a telephone number/,
    );
    assert.match(
      complaint(sound.replace('group: voice }', 'group: voice, flow: menu }')),
      /^seed\.yaml:3:\d+: numbers\.0\.flow: there is no flow "menu"/,
    );
    assert.match(complaint(`${sound}wrapUp: 30\n`), /^seed\.yaml:\d+:\d+: wrapUp: /);
    assert.match(complaint(sound.replace('name: A }', 'name: [')), /^seed\.yaml:\d+:\d+: /);
  });

  it('S18: names the line of a step that a flow does not have', () => {
    const flows = `flows:
  - id: rating
    name: Rating
    start: ask
    nodes:
      ask: { type: say, prompt: { text: Hello }, next: end }
      done: { type: return }
`;
    assert.match(
      complaint(sound + flows),
      /^seed\.yaml:11:\d+: flows\.0\.nodes\.ask\.next: there is no step "end"/,
    );
  });

  it('S32: names line and column, and what a misspelt setting was meant to be', () => {
    assert.equal(
      complaint(`${sound}wrapUpSecond: 30\n`),
      'seed.yaml:6:1: wrapUpSecond: is no setting; did you mean wrapUpSeconds?',
    );
    assert.equal(
      complaint(sound.replace('name: Ann', 'nmae: Ann'))
        .split('\n')
        .find((line) => line.includes('nmae')),
      'seed.yaml:5:38: agents.0.nmae: is no setting; did you mean name?',
    );
    assert.match(complaint(`${sound}colour: red\n`), /^seed\.yaml:6:1: colour: is no setting$/);
    assert.match(
      complaint(sound.replace('group: voice', 'group: vocie')),
      /^seed\.yaml:3:\d+: numbers\.0\.group: /,
    );
  });

  it('S32: reads everything a centre can be set to', () => {
    const seed = parseSeed(
      `${sound}thirdPartyUrl: 'https://crm.example/?call={callId}'\ntransferSeconds: 45\nisAutomaticAnswer: true\n`,
      'seed.yaml',
    );

    const [centre] = seed.centres;
    assert.deepEqual(
      [centre?.thirdPartyUrl, centre?.transferSeconds, centre?.isAutomaticAnswer],
      ['https://crm.example/?call={callId}', 45, true],
    );
    assert.match(
      complaint(`${sound}thirdPartyUrl: 'javascript:alert(1)'\n`),
      /thirdPartyUrl: must be an http or https/,
    );
  });

  it('S3: several centres stand beside the one at the top, or all in a list; an agent may sit in each', () => {
    const second =
      'centres: [{ id: b, name: B, groups: [{ id: sea, name: Sea }], numbers: [{ number: 0514-85664200, group: sea }] }]\n';
    const seats = sound.replace(
      'groups: [voice] }\n',
      'seats: [{ centre: a, groups: [voice] }, { centre: b, groups: [sea], role: administrator }] }\n',
    );
    const listed = `${second}agents: [{ id: ann, email: ann@a.example, name: Ann, groups: [sea] }]\napiKeys: [{ name: crm }]\n`;

    const both = parseSeed(seats + second, 'seed.yaml');
    const list = parseSeed(listed, 'seed.yaml');

    assert.deepEqual(
      both.centres.map(({ id }) => id),
      ['a', 'b'],
    );
    assert.deepEqual(
      both.agents[0]?.seats.map(({ id, centre, role, groups }) => [id, centre, role, groups]),
      [
        ['ann', 'a', 'agent', ['voice']],
        ['ann-b', 'b', 'administrator', ['sea']],
      ],
    );
    assert.deepEqual(
      [list.centres[0]?.id, list.agents[0]?.seats[0]?.centre, list.apiKeys[0]?.centre],
      ['b', 'b', 'b'],
    );
  });

  it('S3: names the line of a seat, a number or a mobile that can not be', () => {
    const second =
      'centres:\n  - { id: b, name: B, groups: [{ id: sea, name: Sea }], numbers: [{ number: 0514-85664126, group: sea }] }\n';
    const seated = (seat: string): string => sound.replace('groups: [voice] }\n', `seats: [${seat}] }\n`);

    assert.match(
      complaint(sound + second),
      /^seed\.yaml:7:\d+: centres\.0\.numbers\.0\.number: "051485664126" is there twice/,
    );
    assert.match(
      complaint(seated('{ centre: c }')),
      /^seed\.yaml:5:\d+: agents\.0\.seats\.0\.centre: there is no centre "c"/,
    );
    assert.match(
      complaint(seated('{ centre: a, groups: [sea] }')),
      /seats\.0\.groups\.0: there is no group "sea"/,
    );
    assert.match(complaint(seated('{ centre: a }, { centre: a }, { centre: a }')), /is there twice/);
    assert.match(
      complaint(sound.replace('name: Ann', 'name: Ann, mobile: 0514-85664126')),
      /agents\.0\.mobile: must be a mobile number/,
    );
  });
});

// Gives the element on this page a contact centre of its own, in the page, and brings it into the scene it is best seen in.
import { createSimulator, createWorkbench } from './cdn/tccc-workbench.js';

const stage = document.querySelector('[data-live]');
const scene = stage.dataset.live;
const simulator = await createSimulator({
  language: 'en',
  signedIn: scene !== 'signedOut',
  microphone: 'none',
  sound: false,
});
const workbench = await createWorkbench({ centre: simulator.centre, line: simulator.line });
stage.querySelector('tccc-provider').workbench = workbench;

let caller;
const acts = {
  call: () => (caller = simulator.call({ from: '13800138000' })),
  hangUp: () => caller?.hangUp(),
  lose: () => simulator.faults.loseNetwork(),
  restore: () => simulator.faults.restoreNetwork(),
};

for (const button of document.querySelectorAll('[data-do]'))
  button.addEventListener('click', () => acts[button.dataset.do]());

/** Resolves with the call that stands so. */
function callThat(progress) {
  const find = () => workbench.snapshot.calls.find(({ value }) => value.progress === progress);
  return new Promise((resolve) => {
    if (find()) return resolve(find());
    const stop = workbench.subscribe(() => {
      const call = find();
      if (!call) return;
      stop();
      resolve(call);
    });
  });
}

/** How far the story goes: each scene stands on the ones before. */
const story = ['offline', 'idle', 'ringing', 'talking', 'wrapUp'];
const goal = story.indexOf(scene);

if (goal >= 1) await workbench.goOnline();
if (goal >= 2) acts.call();
if (goal >= 3) {
  const ringing = await callThat('ringing');
  await workbench.answer(ringing.context.id);
  const talking = await callThat('talking');
  for (const element of stage.querySelectorAll('[call-id]')) element.callId = talking.context.id;
}
if (goal >= 4) {
  caller.hangUp();
  const ended = await callThat('ended');
  for (const element of stage.querySelectorAll('[record-id]')) element.recordId = ended.context.id;
}
stage.dataset.scene = scene;

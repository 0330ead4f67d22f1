import { createSimulator, createWorkbench } from '/cdn/tccc-workbench.js';

// With a real centre this file isn't needed: <tccc-workbench centre-url="https://centre.example">.
const simulator = await createSimulator({ signedIn: true, language: 'en' });
const desk = document.querySelector('tccc-workbench');
desk.workbench = createWorkbench({ centre: simulator.centre, line: simulator.line });

const button = document.querySelector('#call');
const news = document.querySelector('#news');
button.addEventListener('click', () => simulator.call({ from: '13800138000' }));
desk.addEventListener('tccc-presence-changed', ({ detail }) => {
  button.disabled = detail.presence.state === 'offline';
});
desk.addEventListener('tccc-call-ended', ({ detail }) => {
  news.value = `The call with ${detail.call.context.customerNumber} is over.`;
});

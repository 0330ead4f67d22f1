'use strict';

// The same as page.js, for a page whose scripts are no modules.
document.addEventListener('DOMContentLoaded', async () => {
  const { createSimulator, createWorkbench } = TcccWorkbench;
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
});

import { TcccTaskList } from './task-list.js';

export * from './task-list.js';

if (!customElements.get('tccc-task-list')) customElements.define('tccc-task-list', TcccTaskList);

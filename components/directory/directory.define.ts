import { TcccDirectory } from './directory.js';

export * from './directory.js';

if (!customElements.get('tccc-directory')) customElements.define('tccc-directory', TcccDirectory);

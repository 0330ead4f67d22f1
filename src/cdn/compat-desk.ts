/** The desk of a page that loaded `compat.js`; that script loads it from beside itself. */
import './index.js';

export { createDeskUi } from '../../components/floating-desk/create-desk-ui.js';

export type { Catalogue } from './catalogue.js';
export { addCatalogue, catalogueFor, loadCatalogue, textParts, type TextPart } from './catalogues.js';
export { formatClock, formatDuration, formatVisit, secondsLeft } from './durations.js';
export { en } from './en.js';
export { zhCn } from './zh-cn.js';

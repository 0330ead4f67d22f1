export { startDiagnostics, type Diagnostics } from './start-diagnostics.js';
export type { DiagnosticsOptions } from './diagnostics-options.js';
export type { DiagnosticsReport, PageReport } from './diagnostics-report.js';
export type * from './diagnostics-entry.js';

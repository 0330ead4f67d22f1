export * from './builders.js';
export { runCentrePortSuite, type CentreFixture } from './centre-port-suite.js';
export type { ContractRunner } from './contract-runner.js';
export {
  createTestWorkbench,
  until,
  type TestWorkbench,
  type TestWorkbenchOptions,
} from './create-test-workbench.js';
export {
  FakeCentre,
  fakeCode,
  fakeNewcomer,
  fakePassword,
  type FakeCentreOptions,
  type UntoldFact,
} from './fake-centre.js';
export { FakeLine, type FakeLineOptions } from './fake-line.js';
export { runLinePortSuite, type LineFixture } from './line-port-suite.js';

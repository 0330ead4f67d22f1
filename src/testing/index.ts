export * from './builders.js';
export { createTestWorkbench, until, type TestWorkbench, type TestWorkbenchOptions } from './create-test-workbench.js';
export { FakeCentre, fakeNewcomer, fakePassword, type FakeCentreOptions, type UntoldFact } from './fake-centre.js';
export { FakeLine, type FakeLineOptions } from './fake-line.js';

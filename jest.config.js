import { availableParallelism } from 'node:os'

export default {
  testEnvironment: 'node',
  roots: ['<rootDir>/__tests__'],
  testMatch: ['**/*.test.ts'],
  testSequencer: '<rootDir>/__tests__/support/slow-first.js',
  extensionsToTreatAsEsm: ['.ts'],
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2024' }, module: { type: 'es6' }, sourceMaps: 'inline' },
    ],
    '/@actions/(languageservice|workflow-parser)/dist/.+\\.js$': '<rootDir>/__tests__/support/json-imports.js',
  },
  transformIgnorePatterns: ['/node_modules/(?!@actions/(languageservice|workflow-parser)/)'],
  // Longer than a child process is given, so that one that hangs is told with what it printed.
  testTimeout: 150_000,
  // Scenarios wait for the time limits of child processes now and then: one worker more than there are cores works meanwhile.
  maxWorkers: availableParallelism() + 1,
}

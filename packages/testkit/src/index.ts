export { createTestDatabase, type TestDatabase } from './test-database.ts';
export { testClock, type TestClock } from './test-clock.ts';

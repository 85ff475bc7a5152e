export { testBlobStore, type TestBlobStore } from './test-blob-store.ts';
export { testClock, type TestClock } from './test-clock.ts';
export * from './efirma/index.ts';
export { createTestDatabase, type TestDatabase } from './test-database.ts';
export * from './remote/index.ts';

export {
  createTestAuthority,
  testPeople,
  type TestAuthority,
  type TestPair,
  type TestPerson,
} from './test-authority.ts';

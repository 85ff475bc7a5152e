export {
  createTestAuthority,
  testPeople,
  type IssueWish,
  type TestAuthority,
  type TestPair,
  type TestPerson,
} from './test-authority.ts';

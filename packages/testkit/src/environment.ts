import { z } from 'zod';

/** TEST_DATABASE_URL: a superuser's address of a server to test on; absent = an embedded one for the run. */
export const testEnvironment = z.object({ TEST_DATABASE_URL: z.url().optional() }).parse(process.env);

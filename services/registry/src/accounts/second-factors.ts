import type { Result } from '@rma/domain';
import { transaction } from '@rma/persistence';
import { problems } from '@rma/service-kit';
import type { RegistryDeps, Trx } from '../dependencies.ts';
import type { Account } from './account-queries.ts';
import type { AttemptLimits } from './attempt-limits.ts';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.ts';
import * as queries from './second-factor-queries.ts';
import type { SecurityLetters } from './security-letters.ts';
import { noteSecondFactor, endOtherSessions, forgetSecondFactor } from './account-session-queries.ts';
import { newTotpSecret, stepOfCode, totpAddress } from './totp.ts';

/** Whoever begins has this long to confirm. */
const beginningLastsMs = 15 * 60_000;
const totpCode = /^\d{6}$/;

type Refused = 'second-factor-needed' | 'second-factor-refused';

/** Codes of an application (TOTP, RFC 6238) or of a list kept for the day the telephone is lost. */
export function createSecondFactors(
  deps: RegistryDeps,
  parts: { limits: AttemptLimits; letters: SecurityLetters },
) {
  const { db, clock } = deps;
  const { limits, letters } = parts;

  /** Counts the attempt; throws rate-limited after too many wrong codes. */
  function begin(accountId: string): () => void {
    const key = `code:${accountId}`;
    const turn = limits.begin(key);
    if (!turn.ok) throw problems.rateLimited({ retryAfterSeconds: turn.retryAfterSeconds });
    return () => limits.succeeded(key);
  }

  async function take(trx: Trx, accountId: string, given: string): Promise<boolean> {
    const factor = await queries.findSecondFactor(trx, accountId);
    if (!factor) return false;
    const code = given.replaceAll(/\s/g, '');
    if (totpCode.test(code)) {
      const step = stepOfCode(factor.secret, code, clock.now());
      return step !== null && (await queries.takeStep(trx, accountId, step));
    }
    const used = await queries.useRecoveryCode(trx, {
      accountId,
      hash: hashRecoveryCode(code),
      at: clock.now(),
    });
    if (used)
      await letters.recoveryCodeUsed(trx, accountId, await queries.countRecoveryCodes(trx, accountId));
    return used;
  }

  /** Replaces the recovery codes; they are told once, here. */
  async function giveRecoveryCodes(trx: Trx, accountId: string): Promise<string[]> {
    const codes = newRecoveryCodes();
    await queries.putRecoveryCodes(trx, accountId, codes.map(hashRecoveryCode));
    return codes;
  }

  return {
    /**
     * Asks for the second factor of an account that has one: `provedAt` is when it was proved, null when the account
     * has none. A code works once. Throws rate-limited after too many wrong ones.
     */
    async prove(
      trx: Trx,
      accountId: string,
      code: string | undefined,
    ): Promise<Result<{ provedAt: Date | null }, Refused>> {
      if (!(await queries.hasSecondFactor(trx, accountId))) return { ok: true, provedAt: null };
      if (code === undefined || code === '') return { ok: false, reason: 'second-factor-needed' };
      const succeeded = begin(accountId);
      if (!(await take(trx, accountId, code))) return { ok: false, reason: 'second-factor-refused' };
      succeeded();
      return { ok: true, provedAt: clock.now() };
    },

    /** Whether the account has one, and how many recovery codes are left. */
    async read(accountId: string): Promise<{ isActive: boolean; recoveryCodesLeft: number }> {
      const isActive = await queries.hasSecondFactor(db, accountId);
      return { isActive, recoveryCodesLeft: isActive ? await queries.countRecoveryCodes(db, accountId) : 0 };
    },

    /** A new secret to confirm, told once, as text and as the address of a QR code. */
    begin(account: Account): Promise<Result<{ secret: string; address: string }, 'second-factor-exists'>> {
      const secret = newTotpSecret();
      return transaction(db, { name: 'begin second factor' }, async (trx) => {
        const at = clock.now();
        const isBegun = await queries.beginSecondFactor(trx, { accountId: account.id, secret, at });
        if (!isBegun) return { ok: false, reason: 'second-factor-exists' };
        return { ok: true, secret, address: totpAddress(secret, account.email) };
      });
    },

    /**
     * Turns the begun one on with a code of the application; the account's other sessions end. Recovery codes are told
     * once, here. Throws rate-limited after too many wrong codes.
     */
    confirm(
      account: Pick<Account, 'id'>,
      { code, sessionId }: { code: string; sessionId: string },
    ): Promise<Result<{ recoveryCodes: string[] }, 'second-factor-not-begun' | Refused>> {
      const succeeded = begin(account.id);
      return transaction(db, { name: 'confirm second factor' }, async (trx) => {
        const factor = await queries.findSecondFactor(trx, account.id);
        const at = clock.now();
        const isBegun =
          factor?.confirmed_at === null && at.getTime() - factor.begun_at.getTime() < beginningLastsMs;
        if (!isBegun) return { ok: false, reason: 'second-factor-not-begun' };
        const step = stepOfCode(factor.secret, code.replaceAll(/\s/g, ''), at);
        if (step === null) return { ok: false, reason: 'second-factor-refused' };
        succeeded();
        await queries.confirmSecondFactor(trx, account.id, { step, at });
        await endOtherSessions(trx, { accountId: account.id, except: sessionId }, at);
        await noteSecondFactor(trx, sessionId, at);
        await letters.secondFactorOn(trx, account.id);
        return { ok: true, recoveryCodes: await giveRecoveryCodes(trx, account.id) };
      });
    },

    /** New recovery codes in the place of the earlier ones, for somebody who proves the second factor. */
    renewRecoveryCodes(
      accountId: string,
      code: string,
    ): Promise<Result<{ recoveryCodes: string[] }, 'second-factor-not-begun' | Refused>> {
      return transaction(db, { name: 'renew recovery codes' }, async (trx) => {
        const proved = await this.prove(trx, accountId, code);
        if (!proved.ok) return proved;
        if (proved.provedAt === null) return { ok: false, reason: 'second-factor-not-begun' };
        return { ok: true, recoveryCodes: await giveRecoveryCodes(trx, accountId) };
      });
    },

    /** Turns it off, for somebody who proves it. A coordinator who must have one may do nothing until there is another. */
    remove(accountId: string, code: string): Promise<Result<object, Refused>> {
      return transaction(db, { name: 'remove second factor' }, async (trx) => {
        const proved = await this.prove(trx, accountId, code);
        if (!proved.ok) return proved;
        if (proved.provedAt !== null) await this.forget(trx, accountId);
        return { ok: true };
      });
    },

    /** Takes the second factor from an account, in the transaction of whoever may; its person is told. */
    async forget(trx: Trx, accountId: string): Promise<void> {
      await queries.removeSecondFactor(trx, accountId);
      await forgetSecondFactor(trx, accountId);
      await letters.secondFactorOff(trx, accountId);
    },
  };
}

export type SecondFactors = ReturnType<typeof createSecondFactors>;

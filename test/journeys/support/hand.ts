import type { Locator } from 'playwright-core';

type File = { name: string; mimeType: string; buffer: Buffer };

/** A person's hand, which counts what it does: every click, every field that is filled, every file that is chosen. */
export function countingHand() {
  let actions = 0;
  const counted = (act: Promise<unknown>) => {
    actions += 1;
    return act;
  };
  return {
    click: (target: Locator) => counted(target.click()),
    type: (target: Locator, text: string) => counted(target.fill(text)),
    pick: (target: Locator, label: string) => counted(target.selectOption({ label })),
    give: (target: Locator, file: File) => counted(target.setInputFiles(file)),
    actions: () => actions,
  };
}

export type Hand = ReturnType<typeof countingHand>;

import { expect, type Locator, type Page } from '@playwright/test';
import type { Place } from './paintPage.ts';

export const across: Place[] = [
  [0.3, 0.5],
  [0.6, 0.55],
];
export const corner: Place[] = [
  [0.2, 0.2],
  [0.25, 0.3],
];

/** The sheet for opening, saving and sharing, and what the page tells about the painting. */
export class WorkSheet {
  readonly page: Page;
  readonly button: Locator;
  readonly sheet: Locator;
  readonly message: Locator;

  constructor(page: Page) {
    this.page = page;
    this.button = page.getByRole('button', { name: 'Open, save, share' });
    this.sheet = page.getByRole('dialog', { name: 'Open, save, share' });
    this.message = page.getByRole('status', { name: 'Painting' });
  }

  async choose(name: string | RegExp): Promise<void> {
    await this.button.click();
    await this.sheet.getByRole('button', { name }).click();
  }

  /** Waits until the browser's database holds the strokes. */
  async kept(): Promise<void> {
    await this.button.click();
    await expect(this.sheet.getByText('Kept in this browser.')).toBeVisible();
    await this.page.keyboard.press('Escape');
  }

  /** Opens a file through the browser's own dialog. */
  async open(file: { name: string; mimeType: string; buffer: Buffer } | string): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser');
    await this.choose(/^Open…/);
    await (await chooser).setFiles(file);
  }
}

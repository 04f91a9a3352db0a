import { expect, type Locator, type Page } from '@playwright/test';
import { PaintPage } from './paintPage.ts';

/** The laboratory, by the names that assistive technology reads. */
export class LaboratoryPage {
  readonly paint: PaintPage;
  readonly page: Page;
  readonly bench: Locator;

  constructor(page: Page) {
    this.page = page;
    this.paint = new PaintPage(page);
    this.bench = page.getByRole('region', { name: 'Laboratory' });
  }

  /** Opens the page, and the laboratory on it. */
  async open(query: string): Promise<void> {
    await this.paint.open(query);
    await this.paint.button('Laboratory').click();
    await expect(this.bench).toBeVisible();
    await this.measured();
  }

  /** Waits until the picture on the screen was measured. */
  async measured(): Promise<void> {
    await this.paint.settled();
    await expect(this.bench.locator('[data-measuring]').first()).toHaveAttribute(
      'data-measuring',
      'false',
    );
  }

  async tab(name: 'Effect' | 'Probe' | 'Units' | 'Experiments' | 'Lessons'): Promise<void> {
    await this.page.getByRole('tab', { name }).click();
  }

  finding(name: 'Effect' | 'Probe'): Locator {
    return this.bench.getByRole('status', { name });
  }

  /** The shares before and after in a table of changes, in percent by concept. */
  async changes(title: string): Promise<Map<string, [number, number]>> {
    const table = this.bench.getByRole('table', { name: title });
    const rows = await table.locator('tbody tr').all();
    const cells = await Promise.all(
      rows.map(async (row) => [
        await row.getByRole('rowheader').innerText(),
        ...(await row.getByRole('cell').allInnerTexts()),
      ]),
    );
    return new Map(
      cells.map(([name = '', , before, after]) => [name.trim(), [percent(before), percent(after)]]),
    );
  }
}

function percent(text = ''): number {
  return Number(text.replaceAll(/[^\d.]/g, ''));
}

import AxeBuilder from '@axe-core/playwright';
import { expect } from '@playwright/test';
import { LaboratoryPage } from './laboratoryPage.ts';
import type { Place } from './paintPage.ts';

/** Lessons are about trees and doors, so they are tested on the village. */
const VILLAGE = '?model=village&backend=wasm&lang=en';

/** A lesson in the laboratory, step by step. */
export class Lesson extends LaboratoryPage {
  readonly card = this.bench.locator('.lesson-card');

  async begin(title: string): Promise<void> {
    await this.open(VILLAGE);
    await this.tab('Lessons');
    await this.bench
      .getByRole('listitem')
      .filter({ has: this.page.getByRole('heading', { name: title }) })
      .getByRole('button', { name: 'Begin' })
      .click();
    await expect(this.card).toContainText('Step 1 of');
    await this.paint.settled();
  }

  /** The step was done: only now the way on is open. */
  async done(): Promise<void> {
    await expect(this.card.locator('.lesson-done')).toBeVisible({ timeout: 60_000 });
    const { violations } = await new AxeBuilder({ page: this.page }).analyze();
    expect(violations.flatMap(({ nodes }) => nodes.map(({ html }) => html))).toEqual([]);
    await this.card.getByRole('button', { name: /Next step|Finish/ }).click();
  }

  /** Number of the scene that it is given on. */
  scene(): number {
    return Number(new URL(this.page.url()).searchParams.get('scene'));
  }

  async notDone(): Promise<void> {
    await this.paint.settled();
    await expect(this.card.getByRole('button', { name: /Next step|Finish/ })).toBeDisabled();
    await expect(this.card).toContainText('Not done yet');
  }

  /** @param brush null: the one in the hand */
  async stroke(brush: string | null, size: number, places: readonly Place[]): Promise<void> {
    if (brush !== null) await this.paint.brush(brush).check();
    await this.paint.setSlider('Size', size);
    await this.paint.paint(places);
    await this.measured();
  }

  /** The units of a layer that a search finds. */
  async listUnits(query: string, layer: string): Promise<void> {
    await this.tab('Units');
    const back = this.bench.getByRole('button', { name: '← All units' });
    if (await back.isVisible()) await back.click();
    await this.bench.getByRole('combobox', { name: 'Layer' }).selectOption(layer);
    await this.bench.getByRole('searchbox').fill(query);
    await this.measured();
  }

  /** Opens the unit that agrees best with a concept. */
  async openUnit(concept: string, layer = '16'): Promise<void> {
    await this.listUnits(concept, layer);
    await this.bench.getByRole('combobox', { name: 'Sort by' }).selectOption('iou');
    await this.bench
      .getByRole('button', { name: new RegExp(`^Unit \\d+, ${concept},`) })
      .first()
      .click();
    await this.measured();
  }

  /** Opens units of a concept one after another until what the card measures is enough. */
  async openFirstThat(
    reading: RegExp,
    concept: string,
    layer: string,
    enough: (value: number) => boolean,
  ): Promise<void> {
    for (let at = 0; at < 12; at++) {
      await this.listUnits(concept, layer);
      await this.bench.getByRole('combobox', { name: 'Sort by' }).selectOption('iou');
      const tile = this.bench.getByRole('button', { name: new RegExp(`^Unit \\d+, ${concept},`) });
      await tile.nth(at).click();
      await this.measured();
      await expect(this.card).toContainText(reading);
      if (enough(Number(reading.exec(await this.card.innerText())?.[1]))) return;
    }
  }
}

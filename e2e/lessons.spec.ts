import { expect, test } from '@playwright/test';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import type { Place } from './support/paintPage.ts';
import { Judge } from './support/segmentation.ts';

/** Lessons are about trees and doors, so they are tested on the village. */
const VILLAGE = '?model=village&backend=wasm&lang=en';

class Lesson extends LaboratoryPage {
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
    await this.card.getByRole('button', { name: /Next step|Finish/ }).click();
  }

  async notDone(): Promise<void> {
    await this.paint.settled();
    await expect(this.card.getByRole('button', { name: /Next step|Finish/ })).toBeDisabled();
    await expect(this.card).toContainText('Not done yet');
  }

  async stroke(brush: string, size: number, places: readonly Place[]): Promise<void> {
    await this.paint.brush(brush).check();
    await this.paint.setSlider('Size', size);
    await this.paint.paint(places);
  }

  /** Opens the unit that agrees best with a concept. */
  async openUnit(concept: string): Promise<void> {
    await this.tab('Units');
    await this.bench.getByRole('combobox', { name: 'Layer' }).selectOption('16');
    await this.bench.getByRole('searchbox').fill(concept);
    await this.bench.getByRole('combobox', { name: 'Sort by' }).selectOption('iou');
    await this.bench
      .getByRole('button', { name: new RegExp(`^Unit \\d+, ${concept},`) })
      .first()
      .click();
  }
}

test('a network that knows trees, from first to last step', async ({ page }) => {
  test.setTimeout(240_000);
  const lesson = new Lesson(page);
  await lesson.begin('A network that knows trees');
  await lesson.notDone();
  // A stroke of another brush is none of a tree, however often one clicks.
  await lesson.stroke('cloud', 14, [[0.3, 0.15]]);
  await lesson.notDone();
  const judge = await Judge.open();
  const scene = Number(new URL(page.url()).searchParams.get('scene'));
  const meadow = await judge.placeIn(scene, ['grass'], 0.12);
  await lesson.stroke('tree', 24, [meadow]);
  await lesson.done();
  await lesson.stroke('tree', 24, [await judge.placeIn(scene, ['sky'], 0.12)]);
  await lesson.done();
  await lesson.paint.mode('Erase').check();
  await lesson.stroke('tree', 24, [meadow]);
  await lesson.done();
  await lesson.openUnit('tree');
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('a door in the sky, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('A door in the sky');
  const judge = await Judge.open();
  const scene = Number(new URL(page.url()).searchParams.get('scene'));
  const wall = await judge.placeIn(scene, ['plaster', 'brick', 'stone'], 0.06);
  await lesson.stroke('door', 10, [wall]);
  await lesson.done();
  await lesson.stroke('door', 10, [await judge.placeIn(scene, ['sky'], 0.06)]);
  await lesson.done();
  await lesson.tab('Experiments');
  const context = lesson.bench.locator('.experiment').nth(1);
  await context.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await context.getByRole('button', { name: /^Run/ }).click();
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

test('fair test, from first to last step', async ({ page }) => {
  test.setTimeout(300_000);
  const lesson = new Lesson(page);
  await lesson.begin('Fair test');
  await lesson.openUnit('tree');
  await lesson.done();
  await lesson.bench.getByRole('button', { name: 'Switch off' }).click();
  await lesson.done();
  await lesson.tab('Experiments');
  const ablation = lesson.bench.locator('.experiment').first();
  await ablation.getByRole('combobox', { name: 'Scenes' }).selectOption('4');
  await ablation.getByRole('button', { name: /^Run/ }).click();
  await lesson.done();
  await expect(lesson.card).toContainText('Well done');
});

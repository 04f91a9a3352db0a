import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Locator, type Page } from '@playwright/test';
import { onnxModel } from '../src/model/onnx/onnxModel.ts';
import { smallSegmenter, WEIGHTS } from '../tools/onnx/smallSegmenter.ts';
import { LaboratoryPage } from './support/laboratoryPage.ts';
import type { Place } from './support/paintPage.ts';

const CHECKPOINT = 'e2e/fixtures/checkpoints/proggan.zip.pth';
const NAMES = ['Red things', 'green things', 'neither'];
const IDS = ['red-things', 'green-things', 'neither'];

/** Opens a checkpoint, which has no segmenter, and the sheet of models over it. */
async function openCheckpoint(page: Page): Promise<{ laboratory: LaboratoryPage; sheet: Locator }> {
  const laboratory = new LaboratoryPage(page);
  await laboratory.paint.open('?model=tiny&backend=wasm&lang=en');
  await laboratory.paint.button('Models').click();
  await page.locator('input[accept*=".pth"]').setInputFiles(CHECKPOINT);
  await expect(page).toHaveURL(/model=proggan-zip/);
  await expect(laboratory.paint.engine).toContainText('ready');
  await laboratory.paint.settled();
  await laboratory.paint.button('Models').click();
  return { laboratory, sheet: page.getByRole('dialog', { name: 'Models' }) };
}

const SIDE = 16;
const BLOCK = 4;

/** The place where the small segmenter is surest, and what it sees there: its scores follow from mean colours. */
function surest(rgba: ArrayLike<number>): { place: Place; name: string } {
  let best = { margin: -1, place: [0, 0] as Place, name: '' };
  for (let y = 0; y < SIDE; y += BLOCK) {
    for (let x = 0; x < SIDE; x += BLOCK) {
      const mean = [0, 1, 2].map((channel) => {
        let sum = 0;
        for (let k = 0; k < BLOCK * BLOCK; k += 1) {
          const at = (y + Math.floor(k / BLOCK)) * SIDE + x + (k % BLOCK);
          sum += (rgba[at * 4 + channel] ?? 0) / 127.5 - 1;
        }
        return sum / BLOCK ** 2;
      });
      const scores = WEIGHTS.map(([red, green, blue, bias], i) => ({
        name: IDS[i] ?? '',
        score: red * (mean[0] ?? 0) + green * (mean[1] ?? 0) + blue * (mean[2] ?? 0) + bias,
      })).sort((a, b) => b.score - a.score);
      const margin = (scores[0]?.score ?? 0) - (scores[1]?.score ?? 0);
      const place: Place = [(x + BLOCK / 2) / SIDE, (y + BLOCK / 2) / SIDE];
      if (margin > best.margin) best = { margin, place, name: scores[0]?.name ?? '' };
    }
  }
  return best;
}

async function give(page: Page, sheet: Locator, button: string, bytes: Uint8Array): Promise<void> {
  const chosen = page.waitForEvent('filechooser');
  await sheet.getByRole('button', { name: button }).click();
  await (await chosen).setFiles({ name: 'colours.onnx', mimeType: '', buffer: Buffer.from(bytes) });
}

test('a model without a segmenter is given one, which measures what is painted then', async ({
  page,
}) => {
  const { laboratory, sheet } = await openCheckpoint(page);
  await sheet.getByRole('button', { name: 'Close' }).click();
  await laboratory.paint.button('New scene').click();
  await expect(page).toHaveURL(/scene=/);
  await laboratory.paint.settled();
  const address = page.url();
  await laboratory.paint.button('Models').click();
  // Pictures of 16² go to one of 8² and its scores of 4² come back.
  await give(page, sheet, 'Add segmenter… (Zip)', onnxModel(smallSegmenter(8)));
  const form = page.getByRole('form', { name: 'What colours.onnx sees' });
  const names = form.getByRole('textbox', { name: 'Names of its 3 classes' });
  await names.fill(NAMES.slice(0, 2).join('\n'));
  await expect(form.getByRole('status')).toHaveText('2 of 3 names');
  await expect(form.getByRole('button', { name: 'Add it' })).toBeDisabled();
  await names.fill(NAMES.join('\n'));
  await form.getByRole('radio', { name: '−1 to 1' }).check();
  expect((await new AxeBuilder({ page }).analyze()).violations.map(({ id }) => id)).toEqual([]);
  await page.screenshot({ path: test.info().outputPath('segmenter.png') });
  await form.getByRole('button', { name: 'Add it' }).click();

  // The page begins anew with it, at the same scene.
  await expect(sheet).toBeHidden();
  await expect(laboratory.paint.engine).toContainText('ready');
  await expect(page).toHaveURL(address);
  await laboratory.paint.settled();
  await laboratory.paint.button('Laboratory').click();
  await laboratory.tab('Experiments');
  const panel = laboratory.bench.locator('.experiment').last();
  await panel.getByRole('combobox', { name: 'Scenes' }).selectOption('16');
  await panel.getByRole('button', { name: /^Run/ }).click();
  await expect(panel.locator('[data-phase=done]')).toBeVisible();

  await laboratory.tab('Probe');
  const { place, name } = surest((await laboratory.paint.pixels()).data);
  await laboratory.paint.moveTo(place);
  await expect(laboratory.finding('Probe')).toContainText(`sees ${name} here`);
});

test('files that are no segmenter are refused with a sentence, and the model stays as it is', async ({
  page,
}) => {
  const { laboratory, sheet } = await openCheckpoint(page);
  const gray = { name: 'picture', shape: [1, 1, 8, 8] };
  await give(page, sheet, 'Add segmenter… (Zip)', onnxModel(smallSegmenter(8, { input: gray })));
  const message = page.getByRole('alert', { name: 'File' });
  await expect(message).toContainText('should be 1×3×height×width but is 1×1×8×8');
  await message.getByRole('button', { name: 'Close' }).click();
  await laboratory.paint.button('Models').click();
  await give(page, sheet, 'Add segmenter… (Zip)', onnxModel(smallSegmenter(8)));
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(sheet.getByRole('button', { name: 'Add segmenter… (Zip)' })).toBeVisible();
});

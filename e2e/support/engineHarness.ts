import type { Page } from '@playwright/test';
import type { BackendChoice, EngineStatus } from '../../src/model/port.ts';
import type { Harness, PlainIntervention, PlainObservation } from '../harness/harness.ts';

declare global {
  // Set by the harness page.
  var harness: Harness;
}

/** The harness page: the engine without editor and page around it. */
export class EngineHarness {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto('e2e/harness/index.html');
    await this.page.waitForFunction(() => 'harness' in globalThis);
  }

  /** Loads a model and waits until it is ready or has failed. */
  async load(model: string, backend: BackendChoice): Promise<EngineStatus> {
    await this.page.evaluate(([id, choice]) => harness.load(id, choice), [model, backend] as const);
    return this.settled();
  }

  /** The next status that is not a step on the way. */
  async settled(): Promise<EngineStatus> {
    await this.page.waitForFunction(
      () => ['ready', 'failed'].includes(harness.status()?.phase ?? ''),
      null,
      { timeout: 80_000 },
    );
    const status = await this.page.evaluate(() => harness.status());
    if (!status) throw new Error('the engine told no status');
    return status;
  }

  /** Renders a state and returns its RGBA pixels, read back from the backend. */
  render(scene: number, interventions: readonly PlainIntervention[] = []): Promise<number[]> {
    return this.page.evaluate(([index, edits]) => harness.render(index, edits), [
      scene,
      interventions,
    ] as const);
  }

  observe(
    scene: number,
    interventions: readonly PlainIntervention[],
    layers: readonly string[],
  ): Promise<PlainObservation> {
    return this.page.evaluate(([index, edits, names]) => harness.observe(index, edits, names), [
      scene,
      interventions,
      layers,
    ] as const);
  }

  thumbnail(scene: number): Promise<number[]> {
    return this.page.evaluate((index) => harness.thumbnail(index), scene);
  }
}

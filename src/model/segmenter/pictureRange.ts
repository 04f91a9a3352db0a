/** The values in which networks take pictures, which their files do not tell. */
export const PICTURE_RANGES = ['signed', 'unit', 'byte', 'imagenet'] as const;

/** −1..1, 0..1, 0..255, or 0..1 brought to the mean and deviation of ImageNet's photographs. */
export type PictureRange = (typeof PICTURE_RANGES)[number];

/** What a value in −1..1 is multiplied by, and what is added, in each channel: red, green, blue. */
type Scaling = { readonly factors: readonly number[]; readonly summands: readonly number[] };

/** Of ImageNet's photographs in 0..1, as torchvision's models were trained with. */
const MEAN = [0.485, 0.456, 0.406];
const DEVIATION = [0.229, 0.224, 0.225];

const THREE: Readonly<Record<Exclude<PictureRange, 'imagenet'>, readonly [number, number]>> = {
  signed: [1, 0],
  unit: [0.5, 0.5],
  byte: [127.5, 127.5],
};

/** Brings pictures in −1..1 to a network's own range. */
export function scalingTo(range: PictureRange): Scaling {
  if (range === 'imagenet') {
    return {
      factors: DEVIATION.map((deviation) => 0.5 / deviation),
      summands: MEAN.map((mean, i) => (0.5 - mean) / (DEVIATION[i] ?? 1)),
    };
  }
  const [factor, summand] = THREE[range];
  return { factors: [factor, factor, factor], summands: [summand, summand, summand] };
}

/** What of the page's style a picture of a chart needs to look as it does on the page. */
const STYLES = [
  ...['fill', 'stroke', 'stroke-width', 'stroke-opacity', 'paint-order'],
  ...['font-family', 'font-size', 'font-style'],
];
/** A saved PNG is so many times the chart's own size. */
const SCALE = 3;

/** Downloads text or bytes under a name. */
export function download(parts: BlobPart, type: string, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([parts], { type }));
  link.download = name;
  link.click();
  // The browser reads the address when it handles the click, which may be after this turn.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** A chart as a file of its own, with the styles that the page gave it. */
export function chartSvg(chart: SVGSVGElement): string {
  const copy = chart.cloneNode(true) as SVGSVGElement;
  const [originals, copies] = [chart.querySelectorAll('*'), copy.querySelectorAll('*')];
  originals.forEach((original, i) => {
    const style = getComputedStyle(original);
    for (const name of STYLES) copies[i]?.setAttribute(name, style.getPropertyValue(name));
  });
  const { width, height } = chart.viewBox.baseVal;
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  const background = document.createElementNS('http://www.w3.org/2000/svg', 'rect');
  background.setAttribute('width', '100%');
  background.setAttribute('height', '100%');
  background.setAttribute('fill', getComputedStyle(chart).backgroundColor);
  copy.prepend(background);
  return new XMLSerializer().serializeToString(copy);
}

/** Downloads a chart as a PNG. */
export async function saveChartPng(chart: SVGSVGElement, name: string): Promise<void> {
  const { width, height } = chart.viewBox.baseVal;
  const address = URL.createObjectURL(new Blob([chartSvg(chart)], { type: 'image/svg+xml' }));
  const image = new Image(width, height);
  image.src = address;
  await image.decode();
  const canvas = document.createElement('canvas');
  canvas.width = width * SCALE;
  canvas.height = height * SCALE;
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  const file = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (file) download(file, 'image/png', name);
}

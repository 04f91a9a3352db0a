import { useEffect, useState, type ReactNode } from 'react';
import type { Pixels } from '../../model/port.ts';
import { pngOf } from '../pictures.ts';

type PixelsImageProps = {
  /** Null while there are none: nothing is shown, at the picture's size. */
  readonly pixels: Pixels | null;
  readonly alt: string;
};

/**
 * Pixels as an image element. A page with dozens of small canvases pays for each of them in every frame
 * that it shows, whether they changed or not; images cost nothing once they are there.
 */
export function PixelsImage({ pixels, alt }: PixelsImageProps): ReactNode {
  const [address, setAddress] = useState<string>();
  useEffect(() => {
    if (!pixels) return undefined;
    let made: string | null = null;
    let wanted = true;
    void pngOf(pixels).then((file) => {
      if (!wanted) return;
      made = URL.createObjectURL(file);
      setAddress(made);
    });
    return () => {
      wanted = false;
      if (made) URL.revokeObjectURL(made);
    };
  }, [pixels]);
  return address === undefined ? (
    <span className="pixels" />
  ) : (
    <img className="pixels" src={address} alt={alt} draggable={false} />
  );
}

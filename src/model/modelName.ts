const LONGEST_ID = 48;

/** A model's id made of its file's name: `proggan_kitchen-67f1e16c.pth` becomes `proggan-kitchen-67f1e16c`. */
export function idOfFile(name: string): string {
  const plain = withoutEnd(name)
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, LONGEST_ID)
    .replace(/-+$/, '');
  return plain === '' ? 'model' : plain;
}

/** A model's title made of its file's name: `proggan_kitchen-67f1e16c.pth` becomes `Kitchen`. */
export function titleOfFile(name: string, otherwise: string): string {
  const words = withoutEnd(name)
    .replace(/^proggan[._-]?/i, '')
    .replace(/-[0-9a-f]{8}$/, '')
    .replace(/[._-]+/g, ' ')
    .trim();
  return words === '' ? otherwise : words.charAt(0).toUpperCase() + words.slice(1);
}

function withoutEnd(name: string): string {
  return name.replace(/\.[^.]*$/, '');
}

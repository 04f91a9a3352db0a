/**
 * Lets the user choose one file.
 * @param extensions ends of the names that are offered
 * @returns undefined if none was chosen
 */
export function chosenFile(extensions: readonly string[]): Promise<File | undefined> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = extensions.join(',');
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0]));
    input.addEventListener('cancel', () => resolve(undefined));
    input.click();
  });
}

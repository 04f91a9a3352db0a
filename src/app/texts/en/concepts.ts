/** A concept's English name is the concept itself. */
export const concept = (id: string): string => id.replaceAll(/[-_]/g, ' ');

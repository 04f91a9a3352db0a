import { writeFile } from 'node:fs/promises';
import { assembleKernel, KERNEL_FILE } from './assemble.ts';

await writeFile(KERNEL_FILE, await assembleKernel());

import type { Plugin } from 'vite';
import { contentSecurityPolicy } from './headers.ts';

/**
 * Writes the content security policy into the built page, so that it holds on hosts that cannot send
 * headers. The dev server goes without: its hot reload needs an inline script.
 */
export function policyPlugin(): Plugin {
  return {
    name: 'ganpaint-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

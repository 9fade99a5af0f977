// Modules of the repository inside a page: bundled as the client is, and evaluated there.
import { build } from 'esbuild';
import type { Browser, Page } from 'puppeteer';
import { browserOptions } from '../../scripts/build/client.mjs';
import { slimPlugin } from '../../scripts/slim/plugin.mjs';

/** The script of this entry (from the root of the repository), for one page. */
async function bundleForPage(entry: string): Promise<string> {
  const { outputFiles } = await build({
    ...browserOptions,
    entryPoints: [entry],
    outfile: 'page.js',
    format: 'iife',
    minify: false,
    plugins: [slimPlugin()],
  });
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`${entry} gave no output.`);
  return file.text;
}

/** A page with nothing of the client in it but this entry; a secure context, as WebCrypto demands. */
export async function openModule(
  browser: Browser,
  origin: string,
  entry: string,
  hash = '',
): Promise<Page> {
  const script = await bundleForPage(entry);
  const page = await browser.newPage();
  await page.goto(`${origin}/healthz${hash}`);
  await page.evaluate(script);
  return page;
}

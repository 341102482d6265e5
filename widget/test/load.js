/** Gives a test a module of the widget: bundles its TypeScript as it stands, and imports that. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

export async function load(name) {
  const entry = fileURLToPath(new URL(`../src/${name}.ts`, import.meta.url));
  const { outputFiles } = await build({ entryPoints: [entry], bundle: true, write: false, format: "esm" });
  // A file rather than a data: URL, which would stand in full in every line of a failing test's stack.
  const folder = await mkdtemp(join(tmpdir(), "ouderwijs-"));
  try {
    const file = join(folder, `${name}.mjs`);
    await writeFile(file, outputFiles[0].contents);
    return await import(pathToFileURL(file));
  } finally {
    await rm(folder, { recursive: true });
  }
}

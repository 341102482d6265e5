// Builds the one file that a school's page loads. `node build.js [file]`; without a file it goes where the bot serves it.
import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build, transform } from "esbuild";

const folder = new URL(".", import.meta.url);
const served = new URL("../bot/channel/pages/widget/v1/ouderwijs.js", folder);
const target = process.argv[2] ?? fileURLToPath(served);

/** Lets a module import a stylesheet as minified text. */
const styles = {
  name: "styles",
  setup(build) {
    build.onLoad({ filter: /\.css$/ }, async ({ path }) => {
      const { code } = await transform(await readFile(path, "utf8"), { loader: "css", minify: true });
      return { contents: code.trim(), loader: "text" };
    });
  },
};

await build({
  entryPoints: [fileURLToPath(new URL("src/index.ts", folder))],
  outfile: target,
  bundle: true,
  minify: true,
  format: "iife",
  target: ["chrome111", "firefox115", "safari16.4"],
  charset: "utf8",
  legalComments: "none",
  banner: { js: "/*! Ouderwijs, MIT */" },
  plugins: [styles],
});

const bytes = gzipSync(await readFile(target), { level: 9 }).length;
console.log(`ouderwijs.js: ${(bytes / 1024).toFixed(1)} KB (gzip)`);

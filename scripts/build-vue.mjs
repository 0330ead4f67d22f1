import { readFile } from 'node:fs/promises';
import { compileScript, parse } from 'vue/compiler-sfc';

/** Lets esbuild read the Vue files of an example, as the customer's Vite would: `<script setup lang="ts">` and a template. */
export function vueFiles() {
  return {
    name: 'vue-files',
    setup(build) {
      build.onLoad({ filter: /\.vue$/ }, async ({ path }) => ({
        contents: compile(await readFile(path, 'utf8'), path),
        loader: 'ts',
      }));
    },
  };
}

function compile(source, filename) {
  const { descriptor, errors } = parse(source, { filename });
  if (errors.length > 0) throw new Error(`${filename}: ${errors[0].message}`);
  const isCustomElement = (tag) => tag.startsWith('tccc-');
  return compileScript(descriptor, {
    id: filename,
    inlineTemplate: true,
    templateOptions: { compilerOptions: { isCustomElement } },
  }).content;
}

import type { Plugin } from "vite";

/**
 * Marks a file so that V8 compiles all of it while it still comes in, on another thread, instead of function by function
 * on the main thread: for what the first view calls nearly all of. Other browsers see a comment.
 * @param name Of the file, before its hash.
 */
export const compiledAtOnce = (name: string): Plugin => ({
  name: "compiled-at-once",
  generateBundle: {
    // After every other plugin, since only the first line counts.
    order: "post",
    handler(_, bundle) {
      const files = Object.values(bundle).filter((file) => file.type === "chunk" && file.name === name);
      if (files.length !== 1) throw new Error(`There is no one file ${name} to compile at once.`);
      for (const file of files)
        if (file.type === "chunk") file.code = `//# allFunctionsCalledOnLoad\n${file.code}`;
    },
  },
});

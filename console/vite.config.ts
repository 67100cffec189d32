import { defineConfig } from "vite";

export default defineConfig({
  root: "src/main/web",
  base: "/_gantry/console/",
  // Vite's cache of what it transformed: never into node_modules, which other builds may be replacing.
  cacheDir: "../../../target/vite",
  build: {
    target: "es2022",
    // Nothing becomes a data: URL: the server's Content-Security-Policy allows scripts and workers as files only.
    assetsInlineLimit: 0,
    // The layout's worker (1.6 MB) comes in one file, loaded when the first graph is drawn.
    chunkSizeWarningLimit: 700,
    rollupOptions: {
      // `"use client"` in a library means nothing without a server that renders.
      onwarn: (warning, warn) => {
        if (warning.code !== "MODULE_LEVEL_DIRECTIVE") warn(warning);
      },
    },
  },
});

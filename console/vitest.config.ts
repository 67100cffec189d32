import { defineConfig } from "vitest/config";

export default defineConfig({
  root: import.meta.dirname,
  cacheDir: "target/vitest",
  test: {
    include: ["src/test/web/**/*.test.ts"],
    environment: "node",
    pool: "threads",
    reporters: ["default", "./src/test/web/sum.ts"],
  },
});

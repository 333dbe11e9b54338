import { defineConfig } from 'vitest/config'
import { caseContent } from './build/content/plugin'

export default defineConfig({
  plugins: [caseContent()],
  test: { include: ['{tests/unit,src,build,scripts,server}/**/*.test.ts'], environment: 'node', testTimeout: 30_000 },
})

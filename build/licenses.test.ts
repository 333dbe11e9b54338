import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { packagesWithin } from './licenses.ts'

describe('the licences of what a build ships', () => {
  it('name what a ready-made bundle says that it holds, each version once', () => {
    const code = [
      '// ../../node_modules/.pnpm/d3-array@2.12.1/node_modules/d3-array/src/max.js',
      '    // ../../node_modules/.pnpm/d3-array@2.12.1/node_modules/d3-array/src/min.js',
      '// ../../node_modules/.pnpm/d3-array@3.2.4/node_modules/d3-array/src/max.js',
      '// ../../node_modules/.pnpm/d3-transition@3.0.1_d3-selection@3.0.0/node_modules/d3-transition/src/index.js',
      '// ../../node_modules/.pnpm/@braintree+sanitize-url@7.1.2/node_modules/@braintree/sanitize-url/dist/index.js',
      'const text = "not // ../../node_modules/.pnpm/this@1.0.0/"',
      '// src/diagram.ts',
    ].join('\n')
    expect(packagesWithin(code)).toEqual([
      { name: 'd3-array', version: '2.12.1' },
      { name: 'd3-array', version: '3.2.4' },
      { name: 'd3-transition', version: '3.0.1' },
      { name: '@braintree/sanitize-url', version: '7.1.2' },
    ])
  })

  it('find such packages in Mermaid as it is installed', () => {
    const found = packagesWithin(readFileSync('node_modules/mermaid/dist/mermaid.esm.mjs', 'utf8'))
    expect(found.map(({ name }) => name)).toContain('stylis')
  })
})

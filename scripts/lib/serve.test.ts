import { request } from 'node:http'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isOfBuild, serveDist } from './serve.ts'

const FILES = ['index.html', '45/index.html', 'assets/a.js', 'icons/icon.svg', 'licenses.txt', 'sw.js', 'handouts/answers-zh.pdf', '45/handouts/answers-zh.pdf', 'single/co-evolution-deck.html', 'deck-zh.pdf', 'start.log', '.deck-build', '45/.deck-build']
const ORIGIN = 'http://192.168.1.20:4173'
let folder: string
let server: Awaited<ReturnType<typeof serveDist>>

/** Status and body of a raw path: `fetch` would tidy it up first. */
function get(path: string, host = `localhost:${server.port}`) {
  return new Promise<{ status: number, body: string }>((done, fail) => {
    request({ host: '127.0.0.1', port: server.port, path, headers: { host } }, (answer) => {
      let body = ''
      answer.on('data', chunk => body += chunk).on('end', () => done({ status: answer.statusCode!, body }))
    }).on('error', fail).end()
  })
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'deck-'))
  for (const file of FILES) {
    mkdirSync(join(folder, 'dist', file, '..'), { recursive: true })
    writeFileSync(join(folder, 'dist', file), '<head></head>secret')
  }
  writeFileSync(join(folder, 'beside.js'), 'secret')
  server = await serveDist({ outDir: join(folder, 'dist'), port: 0, host: '127.0.0.1', origin: () => ORIGIN })
})
afterAll(async () => {
  await server.close()
  rmSync(folder, { recursive: true })
})

describe('the server of a build', () => {
  it.each(['/', '/index.html?print', '/45/', '/45/index.html', '/assets/a.js?v=1', '/icons/icon.svg', '/licenses.txt', '/sw.js'])('gives %s', async (path) => {
    expect((await get(path)).status).toBe(200)
  })

  it.each([
    ...FILES.slice(6).map(file => `/${file}`),
    '/%2edeck-build', '/HANDOUTS/answers-zh.pdf', '//single/co-evolution-deck.html', '/assets/../single/co-evolution-deck.html', '/assets/..%2f.deck-build',
    '/../beside.js', '/..%2fbeside.js', '/%2e%2e/beside.js', '/..%5cbeside.js', '/assets/a.js%00', '/%', '/single/', '/handouts', '/nothing.js',
  ])('keeps %s to itself', async (path) => {
    const { status, body } = await get(path)
    expect(status).toBe(404)
    expect(body).not.toContain('secret')
  })

  it('answers to this computer and to addresses in numbers, not to a name that somebody gave it', async () => {
    expect((await get('/', '192.168.1.20:4173')).status).toBe(200)
    expect((await get('/', 'elsewhere.example.org')).status).toBe(403)
    expect((await get('/handouts/answers-zh.pdf', 'elsewhere.example.org')).status).toBe(403)
  })

  it('gives its pages from a folder anywhere, also where nothing is to be written into them', async () => {
    const plain = await serveDist({ outDir: join(folder, 'dist'), port: 0, host: '127.0.0.1' })
    for (const path of ['', 'index.html?print', '45/'])
      expect((await fetch(`http://127.0.0.1:${plain.port}/${path}`)).status, path).toBe(200)
    expect((await fetch(`http://127.0.0.1:${plain.port}/nothing.html`)).status).toBe(404)
    await plain.close()
  })

  it('writes into the page, and only there, where others find it', async () => {
    for (const path of ['/', '/45/?print'])
      expect((await get(path)).body).toContain(`<meta name="deck-origin" content="${ORIGIN}">`)
    expect((await get('/assets/a.js')).body).not.toContain(ORIGIN)
  })

  it('what the build does not name may still lie in public/', () => {
    expect(['/photo.jpg', '/45/sound.mp3', '/data/model.json'].every(isOfBuild)).toBe(true)
  })
})

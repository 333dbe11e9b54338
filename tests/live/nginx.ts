// nginx for tests: a child process on loopback, TLS by a certificate of its own, everything of it in a temporary folder.
import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { nginxProgram } from './postgres.ts'

export interface TestNginx {
  /** Where the deck's folder is found: over https. */
  url: string
  /** Whom to trust. */
  ca: string
  stop: () => Promise<void>
}

/** @param ports of the processes behind it @param strips whether it takes the folder off before it asks them @returns null where nginx or openssl is wanting */
export async function testNginx(port: number, ports: readonly number[], strips: boolean): Promise<TestNginx | null> {
  const program = nginxProgram()
  if (!program || spawnSync('openssl', ['version']).status !== 0)
    return null
  const folder = mkdtempSync(join(tmpdir(), 'live-nginx-'))
  const file = (name: string) => join(folder, name)
  spawnSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', file('key.pem'), '-out', file('cert.pem')])
  const temps = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${file(name)};`).join('\n')
  // The file of docs/hosting.md, but for where things lie. Buffering is on, as it is by itself.
  const written = /```nginx\n(.*?)```/s.exec(readFileSync(new URL('../../docs/hosting.md', import.meta.url), 'utf8'))![1]
    .replace(/(?:  server 127.*\n)+/, ports.map(one => `  server 127.0.0.1:${one} max_fails=1 fail_timeout=1s;\n`).join(''))
    .replace('listen 443 ssl http2', `listen 127.0.0.1:${port} ssl http2`)
    .replace('/var/log/nginx/deck.log', file('error.log'))
    .replace('/etc/ssl/deck/cert.pem', file('cert.pem'))
    .replace('/etc/ssl/deck/key.pem', file('key.pem'))
    .replace('proxy_pass http://deck;', `proxy_pass http://deck${strips ? '/' : ''};`)
  writeFileSync(file('nginx.conf'), `
daemon off; master_process off; pid ${file('pid')}; error_log ${file('error.log')};
events { worker_connections 512; }
http {
  access_log off; ${temps}
  gzip on; gzip_types application/json text/event-stream text/javascript;
  ${written}
}`)
  const child: ChildProcess = spawn(program, ['-p', folder, '-c', file('nginx.conf'), '-e', file('error.log')], { stdio: 'ignore' })
  const clean = () => {
    child.kill('SIGKILL')
    rmSync(folder, { recursive: true, force: true })
  }
  process.once('exit', clean)
  const answers = () => new Promise<boolean>((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy()
      done(true)
    })
    socket.on('error', () => done(false))
  })
  for (const end = Date.now() + 10_000; !await answers(); await wait(50)) {
    if (Date.now() > end || child.exitCode !== null) {
      const said = readFileSync(file('error.log'), 'utf8')
      clean()
      throw new Error(`nginx did not start. ${said}`)
    }
  }
  return {
    url: `https://127.0.0.1:${port}/deck`,
    ca: readFileSync(file('cert.pem'), 'utf8'),
    async stop() {
      const gone = new Promise(done => child.once('exit', done))
      child.kill('SIGTERM')
      await gone
      process.off('exit', clean)
      clean()
    },
  }
}

export const WITHOUT_NGINX = 'nginx: not tested here, for it is not installed, or openssl is not. 未测 nginx：本机没有安装 nginx 或 openssl。'

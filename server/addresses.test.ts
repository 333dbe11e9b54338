import type { networkInterfaces } from 'node:os'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { knownAddresses } from './addresses.ts'

const place = (address: string) => [{ family: 'IPv4', address, internal: false, mac: '3c:22:fb:00:00:01', netmask: '', cidr: null }]
const ROOM = { 'docker0': place('172.17.0.1'), 'wlan0': place('192.168.1.23'), 'tailscale0': place('100.101.1.2'), 'eth0': place('10.0.0.5') }
const HOME = { wlan0: place('192.168.31.7'), eth0: place('10.0.0.6') }
const WIFI = 'http://192.168.1.23:4180'
const CABLE = 'http://10.0.0.5:4180'

let folder: string
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'addresses-')) })
afterEach(() => rmSync(folder, { recursive: true }))
const known = (places: object, url?: string) => knownAddresses({ url, port: () => 4180, file: join(folder, 'addresses.json'), interfaces: (() => places) as typeof networkInterfaces })

it('lists all of them, what phones are in first', () => {
  expect(known(ROOM).all().map(({ url, link }) => [url, link])).toEqual([
    [WIFI, 'wifi'], [CABLE, 'cable'], ['http://172.17.0.1:4180', 'virtual'], ['http://100.101.1.2:4180', 'virtual'],
  ])
  expect(known(ROOM).chosen()).toBe(WIFI)
  expect(known({}).chosen()).toBe('http://localhost:4180')
})

it('keeps the lecturer\'s choice for this network, also after a restart, and for no other one', () => {
  known(ROOM).choose(CABLE)
  expect(known(ROOM).chosen()).toBe(CABLE)
  expect(known(HOME).chosen()).toBe('http://192.168.31.7:4180')
  known(HOME).choose('http://10.0.0.6:4180')
  expect(known(ROOM).chosen()).toBe(CABLE)
})

it('puts what was given before all, and then the name by which a proxy has shown itself', () => {
  const addresses = known(ROOM, 'https://class.example.org')
  addresses.saw('https://proxy.example.org')
  expect(addresses.all().slice(0, 3).map(({ url, link }) => [url, link])).toEqual([['https://class.example.org', 'given'], ['https://proxy.example.org', 'given'], [WIFI, 'wifi']])
  expect(addresses.chosen()).toBe('https://class.example.org')
})

import { describe, expect, it } from 'vitest'
import { lanAddresses } from './lan.ts'

const four = (address: string, mac = '3c:22:fb:01:02:03') => ({ family: 'IPv4', address, internal: false, mac })
const six = (address: string) => ({ family: 'IPv6', address, internal: false, mac: '3c:22:fb:01:02:03' })
const loop = [{ family: 'IPv4', address: '127.0.0.1', internal: true, mac: '00:00:00:00:00:00' }, { family: 'IPv6', address: '::1', internal: true, mac: '00:00:00:00:00:00' }]
const hosts = (interfaces: Parameters<typeof lanAddresses>[0]) => lanAddresses(interfaces).map(({ host }) => host)

/** Adapters as a system lists them, each with the place that it must come to among the others. */
const SYSTEMS: Record<string, [name: string, address: string, place: number, mac?: string][]> = {
  'Windows': [
    ['vEthernet (WSL (Hyper-V firewall))', '172.28.80.1', 3, '00:15:5d:aa:bb:cc'],
    ['VirtualBox Host-Only Network', '192.168.56.1', 4, '0a:00:27:00:00:0b'],
    ['VMware Network Adapter VMnet8', '192.168.190.1', 5, '00:50:56:c0:00:08'],
    ['Ethernet', '10.20.30.40', 1],
    ['Local Area Connection* 10', '192.168.137.1', 2],
    ['Wi-Fi', '192.168.1.20', 0],
    ['OpenVPN TAP-Windows6', '10.8.0.6', 6, '00:ff:12:34:56:78'],
  ],
  'Windows in Chinese': [
    ['以太网 2', '192.168.56.1', 3, '0a:00:27:00:00:0b'],
    ['以太网 3', '10.8.0.6', 4, '00:ff:12:34:56:78'],
    ['本地连接* 2', '192.168.137.1', 2],
    ['以太网', '10.20.30.40', 1],
    ['Sangfor SSL VPN', '2.0.0.1', 5],
    ['WLAN', '192.168.1.20', 0],
  ],
  'Linux': [
    ['docker0', '172.17.0.1', 3, '02:42:ac:11:00:01'],
    ['br-5f1c2a', '172.18.0.1', 4],
    ['enp0s31f6', '10.20.30.40', 1],
    ['virbr0', '192.168.122.1', 5],
    ['tun0', '10.8.0.2', 6],
    ['tailscale0', '100.80.1.2', 7],
    ['wlp3s0', '192.168.1.20', 0],
    ['br0', '10.20.31.1', 2],
  ],
  'macOS': [
    ['utun4', '10.8.0.3', 2],
    ['en0', '192.168.1.20', 0],
    ['bridge100', '192.168.64.1', 1],
    ['vmnet8', '172.16.5.1', 3],
  ],
}

describe('the addresses of this computer in its networks', () => {
  it.each(Object.keys(SYSTEMS))('%s: Wi-Fi, then cable, virtual adapters last, none left out', (system) => {
    const adapters = SYSTEMS[system]
    const interfaces = { lo: loop, ...Object.fromEntries(adapters.map(([name, address, , mac]) => [name, [six('fe80::1'), four(address, mac)]])) }
    expect(lanAddresses(interfaces).map(({ name }) => name)).toEqual([...adapters].sort((a, b) => a[2] - b[2]).map(([name]) => name))
  })

  it('an adapter that found no network comes after those that did, and before virtual ones', () => {
    expect(hosts({ 'Wi-Fi': [four('169.254.7.7')], 'Ethernet': [four('10.0.0.2')], 'vEthernet (Default Switch)': [four('172.20.0.1')] }))
      .toEqual(['10.0.0.2', '169.254.7.7', '172.20.0.1'])
    // A provider's shared addresses, but not those beside them.
    expect(hosts({ 'Wi-Fi': [four('100.64.7.7')], 'Ethernet': [four('100.128.0.2')] })).toEqual(['100.128.0.2', '100.64.7.7'])
  })

  it('all IPv4 addresses of an adapter; IPv6 only where there is none, in brackets, and never one of the link alone', () => {
    expect(hosts({ en0: [six('fe80::1'), six('2001:db8::5'), four('10.0.0.2'), four('10.0.0.3')] })).toEqual(['10.0.0.2', '10.0.0.3'])
    expect(hosts({ en0: [six('fe80::1'), six('fd00::2'), six('2001:db8::5')] })).toEqual(['[fd00::2]'])
    expect(hosts({ en0: [six('fe80::1')], lo: loop })).toEqual([])
  })
})

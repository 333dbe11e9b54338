// Under which addresses others in the same network reach this computer, the likeliest first.

/** What an adapter links to. `virtual`: to something within this computer, or through a tunnel; `other`: its name does not tell. */
export type Link = 'wifi' | 'cable' | 'other' | 'virtual'
/** As in os.networkInterfaces(). */
export interface Place { family: string, address: string, internal: boolean, mac: string }
/** `host`: as it stands in a web address. */
export interface LanAddress { name: string, link: Link, host: string }

/** First what phones are in. */
const ORDER = ['wifi', 'cable', 'other', 'virtual'] as const

/**
 * Looked for before the physical ones: "vEthernet (WSL)" and "VMware Network Adapter" speak of cables, too.
 * The names are those of Windows in English and Chinese, of Linux (systemd's and the kernel's), and of macOS.
 */
const VIRTUAL = [
  /^vEthernet|hyper-?v|\bwsl\b|docker|podman|virtualbox|^vboxnet|vmware|^vmnet|vmnet\d|^virbr|^veth|^br-|^(?:lxc|lxd|cni|cali|flannel|kube|tap|tun|utun|wg|ppp|ipsec|gpd|zt)\w*$/i,
  /vpn|\b(?:tap|tun|wintun|warp)\b|tap-windows|wireguard|tailscale|zerotier|anyconnect|fortinet|forticlient|globalprotect|zscaler|nordlynx|proton|mullvad|sangfor|easyconnect|atrust|clash|mihomo|hamachi|radmin|^meta$/i,
  /loopback|npcap|bluetooth|蓝牙/i,
]
const WIFI = /wi-?fi|wlan|wireless|无线|無線|^wl[opx]|^ath\d/i
// "Local Area Connection* 2" is what Windows calls its own hotspot.
const CABLE = /^(?:ethernet|以太网|乙太網路|local area connection(?!\*)|本地连接(?!\*)|區域連線(?!\*))|^(?:eth|en|em)[\dopsxi]/i

/**
 * Windows calls a second adapter "Ethernet 2", be it VirtualBox's own, a VPN's (TAP) or VMware's: the maker's number in the
 * hardware address tells. Not those that a guest system has itself, for there it is the only one.
 */
const VIRTUAL_MAC = /^(?:0a:00:27|00:ff:|00:50:56:c0|00:15:5d|02:42:)/i

function linkOf(name: string, mac: string): Link {
  if (VIRTUAL.some(pattern => pattern.test(name)) || VIRTUAL_MAC.test(mac))
    return 'virtual'
  return WIFI.test(name) ? 'wifi' : CABLE.test(name) ? 'cable' : 'other'
}

/** 169.254: an address that an adapter gave itself because no network gave it one. 100.64 to 100.127: a provider's, or a tunnel's, and mostly no room's. */
const DOUBTFUL = /^(?:169\.254|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))\./
const rank = ({ link, host }: LanAddress) => DOUBTFUL.test(host) ? Math.max(ORDER.indexOf(link), ORDER.indexOf('other') + 0.5) : ORDER.indexOf(link)

/**
 * The addresses of this computer in its networks: Wi-Fi and cable first, virtual adapters last, and one that an adapter
 * gave itself, or that a provider shares out, just before those. No adapter is left out that has an address a phone can open: IPv4, and where
 * there is none, its first IPv6 address but for one of the link alone (fe80), which no phone's browser takes.
 * @param interfaces os.networkInterfaces()
 */
export function lanAddresses(interfaces: Record<string, readonly Place[] | undefined>): LanAddress[] {
  return Object.entries(interfaces)
    .flatMap(([name, places = []]) => {
      const outward = places.filter(({ internal, family, address }) => !internal && !(family === 'IPv6' && /^fe[89ab]/i.test(address)))
      const four = outward.filter(({ family }) => family === 'IPv4')
      return (four.length > 0 ? four : outward.slice(0, 1)).map(({ address, family, mac }) => ({
        name,
        link: linkOf(name, mac),
        host: family === 'IPv6' ? `[${address}]` : address,
      }))
    })
    // Equals stay in the system's own order.
    .sort((a, b) => rank(a) - rank(b))
}

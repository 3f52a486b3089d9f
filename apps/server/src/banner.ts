import type { NetworkInterfaceInfo } from 'node:os'
import type { Locale } from '@atelier/board'
import { renderUnicodeCompact } from 'uqr'
import type { Config } from './config.ts'

/** Addresses of virtual machines and containers on this machine, which nobody in the room can reach. */
const VIRTUAL = /^(docker|br-|veth|virbr|vmnet|vboxnet|lxc|cni|podman|tun|tap|utun|wg|zt|awdl|llw|bridge)/

/**
 * Where the server can be reached.
 *
 * @param networks as `os.networkInterfaces()` gives them
 * @returns `local` for this machine, `lan` for others in the network, most likely first
 */
export function addressesOf(
  host: string,
  port: number,
  networks: NodeJS.Dict<NetworkInterfaceInfo[]>,
): { local: string; lan: string[] } {
  const at = (name: string) => `http://${name.includes(':') ? `[${name}]` : name}:${port}`
  if (['0.0.0.0', '::'].includes(host)) {
    const lan = Object.entries(networks)
      .filter(([name]) => !VIRTUAL.test(name))
      .flatMap(([, addresses]) => addresses ?? [])
      .filter(
        ({ family, internal, address }) => family === 'IPv4' && !internal && !address.startsWith('169.254.'),
      )
    return { local: at('localhost'), lan: [...new Set(lan.map(({ address }) => at(address)))] }
  }
  const loopback = host === 'localhost' || host === '::1' || host.startsWith('127.')
  return { local: at(host), lan: loopback ? [] : [at(host)] }
}

/** What the terminal shows once the server is ready. */
export function banner(
  config: Pick<Config, 'host' | 'dataDir' | 'publicUrl'>,
  server: { port: number; version: string; boards: number },
  networks: NodeJS.Dict<NetworkInterfaceInfo[]>,
  locale: Locale,
): string {
  const words = texts[locale]
  const { local, lan } = addressesOf(config.host, server.port, networks)
  const shared = config.publicUrl ?? lan[0]
  const rows: [string, string][] = [
    [words.local, local],
    ...(config.publicUrl ? [[words.public, config.publicUrl] satisfies [string, string]] : []),
    ...lan.map((address): [string, string] => [words.lan, address]),
    [words.data, `${config.dataDir} (${words.boards(server.boards)})`],
  ]
  const width = Math.max(...rows.map(([label]) => label.length)) + 2
  return [
    '',
    `  Atelier ${server.version}`,
    '',
    ...rows.map(([label, value]) => `  ${label.padEnd(width)}${value}`),
    '',
    ...(shared
      ? [
          ...renderUnicodeCompact(shared, { border: 2 })
            .split('\n')
            .map((line) => `  ${line}`),
          `  ${words.scan}`,
        ]
      : [`  ${words.alone}`]),
    '',
    `  ${words.stop}`,
    '',
  ].join('\n')
}

interface Words {
  local: string
  public: string
  lan: string
  data: string
  boards: (n: number) => string
  scan: string
  alone: string
  stop: string
}

const texts: Record<Locale, Words> = {
  en: {
    local: 'On this machine',
    public: 'For everybody',
    lan: 'In this network',
    data: 'Data',
    boards: (n) => (n === 1 ? '1 board' : `${n} boards`),
    scan: 'Scan it with a phone in the same network.',
    alone: 'Only this machine can reach it. Start it with HOST=0.0.0.0 to open it to the network.',
    stop: 'Ctrl-C stops it; everything is stored.',
  },
  fr: {
    local: 'Sur cette machine',
    public: 'Pour tout le monde',
    lan: 'Sur ce réseau',
    data: 'Données',
    boards: (n) => (n < 2 ? `${n} tableau` : `${n} tableaux`),
    scan: 'Scannez avec un téléphone du même réseau.',
    alone: 'Seule cette machine peut y accéder. Lancez avec HOST=0.0.0.0 pour ouvrir au réseau.',
    stop: 'Ctrl-C arrête le serveur\u00a0; tout est enregistré.',
  },
  es: {
    local: 'En esta máquina',
    public: 'Para todo el mundo',
    lan: 'En esta red',
    data: 'Datos',
    boards: (n) => (n === 1 ? '1 tablero' : `${n} tableros`),
    scan: 'Escanéelo con un teléfono de la misma red.',
    alone: 'Solo esta máquina puede acceder. Inícielo con HOST=0.0.0.0 para abrirlo a la red.',
    stop: 'Ctrl-C lo detiene; todo queda guardado.',
  },
}

import type { NetworkInterfaceInfo } from 'node:os'
import { expect, it } from 'vitest'
import { addressesOf, banner } from './banner.ts'

const address = (text: string, internal = false): NetworkInterfaceInfo => ({
  address: text,
  family: 'IPv4',
  internal,
  netmask: '255.255.255.0',
  mac: '00:00:00:00:00:00',
  cidr: null,
})
const networks = {
  lo: [address('127.0.0.1', true)],
  wlan0: [address('192.168.1.5')],
  docker0: [address('172.17.0.1')],
}

it('tells the address of the room, not that of containers', () => {
  expect(addressesOf('0.0.0.0', 3000, networks)).toEqual({
    local: 'http://localhost:3000',
    lan: ['http://192.168.1.5:3000'],
  })
})

it('tells no address of the network when it listens to this machine only', () => {
  expect(addressesOf('127.0.0.1', 3000, networks)).toEqual({ local: 'http://127.0.0.1:3000', lan: [] })
})

it.each(['en', 'fr', 'es'] as const)('shows address, data, and a code to scan (%s)', (locale) => {
  const text = banner(
    { host: '0.0.0.0', dataDir: '/srv/data', publicUrl: null },
    { port: 4000, version: '1.2.3', boards: 2 },
    networks,
    locale,
  )
  expect(text).toContain('http://localhost:4000')
  expect(text).toContain('http://192.168.1.5:4000')
  expect(text).toContain('/srv/data')
  expect(text).toMatch(/[█▀▄]{5}/)
})

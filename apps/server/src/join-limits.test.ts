import { expect, it } from 'vitest'
import { JoinLimits } from './join-limits.ts'

const limits = () => new JoinLimits({ perAddress: 3, perCode: 2, windowSeconds: 60 })
const refused = { code: 'tooManyAttempts', params: { seconds: expect.any(Number) } }

it('lets an address try until its failures are spent, and others go on', async () => {
  const some = limits()
  for (const code of ['A', 'B', 'C']) {
    await some.check('192.0.2.1', code)
    await some.failed('192.0.2.1', code)
  }
  await expect(some.check('192.0.2.1', 'D')).rejects.toMatchObject(refused)
  await some.check('192.0.2.2', 'D')
})

it('slows down a code that is tried from many addresses', async () => {
  const some = limits()
  await some.failed('192.0.2.1', 'A')
  await some.failed('192.0.2.2', 'A')
  await expect(some.check('192.0.2.3', 'A')).rejects.toMatchObject(refused)
  await some.check('192.0.2.3', 'B')
})

it('takes a whole IPv6 network of one phone as one address', async () => {
  const some = limits()
  for (const tail of ['1', '2:3', 'ffff']) await some.failed(`2001:db8:1:2::${tail}`, null)
  await expect(some.check('2001:db8:1:2:9::9', 'A')).rejects.toMatchObject(refused)
  await some.check('2001:db8:1:3::1', 'A')
})

it('takes an IPv4 address the same in both spellings', async () => {
  const some = limits()
  for (let n = 0; n < 3; n++) await some.failed('::ffff:192.0.2.1', null)
  await expect(some.check('192.0.2.1', 'A')).rejects.toMatchObject(refused)
})

it('lets the room in by a code that its network knows, whatever a guesser beside it has spent', async () => {
  const some = limits()
  some.welcomed('192.0.2.1', 'ROOM')
  for (let n = 0; n < 5; n++) await some.failed('192.0.2.1', `GUESS${n}`)
  await some.check('192.0.2.1', 'ROOM')
  await expect(some.check('192.0.2.1', 'OTHER')).rejects.toMatchObject(refused)
  await some.failed('192.0.2.9', 'X')
  for (let n = 0; n < 2; n++) await some.failed('192.0.2.9', 'Y')
  await expect(some.check('192.0.2.9', 'ROOM'), 'another network').rejects.toMatchObject(refused)
})

it('remembers only so many codes of a network', async () => {
  const some = limits()
  some.welcomed('192.0.2.1', 'FIRST')
  for (let n = 0; n < 100; n++) some.welcomed('192.0.2.1', `CODE${n}`)
  for (let n = 0; n < 3; n++) await some.failed('192.0.2.1', `GUESS${n}`)
  await expect(some.check('192.0.2.1', 'FIRST')).rejects.toMatchObject(refused)
  await some.check('192.0.2.1', 'CODE99')
})

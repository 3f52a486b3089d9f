import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { lockFolder } from './folder-lock.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'atelier-lock-'))
})
afterEach(() => rm(folder, { recursive: true, force: true }))

/** The socket of a process that was killed. */
async function leaveOver(): Promise<void> {
  const program = `require('net').createServer().listen(process.argv[1], () => console.log('here'))`
  const child = spawn(process.execPath, ['-e', program, join(folder, 'lock.sock')])
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'close')
}

it('goes to one alone of many that start together over the socket of a killed process', async () => {
  await leaveOver()
  const tries = await Promise.allSettled(
    Array.from({ length: 8 }, async (_, n) => {
      await new Promise((resolve) => setTimeout(resolve, n * 2))
      return await lockFolder(folder)
    }),
  )
  const held = tries.filter((attempt) => attempt.status === 'fulfilled')
  expect(held).toHaveLength(1)
  await expect(lockFolder(folder)).rejects.toMatchObject({ code: 'notWritable' })
  await held[0]?.value.release()
  await (await lockFolder(folder)).release()
})

it('is had at once where nothing was left over', async () => {
  const before = performance.now()
  const lock = await lockFolder(folder)
  expect(performance.now() - before).toBeLessThan(200)
  await lock.release()
})

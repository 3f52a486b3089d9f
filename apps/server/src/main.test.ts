import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { testFolder, testServer } from './testing/test-app.ts'

const program = fileURLToPath(new URL('main.ts', import.meta.url))

/** The program itself, run from its source. */
async function run(env: Record<string, string>) {
  const child = spawn(process.execPath, ['--conditions=@atelier/source', '--import=tsx', program], {
    env: { PATH: process.env.PATH, LANG: 'en_GB.UTF-8', HOST: '127.0.0.1', ...env },
    cwd: fileURLToPath(new URL('..', import.meta.url)),
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  const printed = { text: '' }
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      printed.text += bytes.toString()
    })
  return { child, printed }
}

async function exitCode(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  return child.exitCode
}

it.each(['SIGINT', 'SIGTERM'] as const)(
  'prints its address when it is ready, and stops cleanly on %s',
  async (signal) => {
    const { child, printed } = await run({ PORT: '0', DATA_DIR: await testFolder() })
    await expect.poll(() => printed.text, { timeout: 20_000 }).toMatch(/Ctrl-C/)
    const url = /http:\/\/127\.0\.0\.1:\d+/.exec(printed.text)?.[0]
    expect((await fetch(`${url}/health`)).status).toBe(200)
    child.kill(signal)
    expect(await exitCode(child)).toBe(0)
  },
)

it('refuses a wrong variable in words', async () => {
  const { child, printed } = await run({ PORT: 'eighty', DATA_DIR: await testFolder() })
  expect(await exitCode(child)).toBe(1)
  expect(printed.text).toBe(
    'PORT is "eighty". It must be a whole number from 0 to 65535, for example PORT=3000.\n',
  )
})

it('says so when the port is taken', async () => {
  const { port } = await testServer()
  const { child, printed } = await run({ PORT: String(port), DATA_DIR: await testFolder() })
  expect(await exitCode(child)).toBe(1)
  expect(printed.text).toMatch(new RegExp(`^Port ${port} is in use.*PORT=3001 npm start\n$`))
})

it('says so when the data folder cannot be written', async () => {
  const { child, printed } = await run({ PORT: '0', DATA_DIR: '/dev/null/data' })
  expect(await exitCode(child)).toBe(1)
  expect(printed.text).toContain('/dev/null/data is not writable. Set DATA_DIR')
})

import { expect, test } from './atelier.ts'

test('the server answers on the same address after a clean stop and after a kill', async ({
  atelier,
  request,
}) => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const) {
    await atelier.restart({ signal })
    const health = await request.get('/health')
    expect(await health.json()).toMatchObject({ status: 'ok' })
  }
})

test('a clean stop ends with exit code 0', async ({ atelier }) => {
  expect(await atelier.stop('SIGTERM')).toBe(0)
  await atelier.launch()
})

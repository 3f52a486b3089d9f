import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStorage } from './open-storage.ts'
import { storageContract } from './testing/storage-contract.ts'

storageContract('embedded', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'atelier-storage-'))
  return {
    open: () => openStorage({ dataDir }),
    aside: async () => {
      const folder = join(dataDir, 'documents', 'damaged')
      return Buffer.concat(
        await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name)))),
      )
    },
    reopen: () => openStorage({ dataDir }),
    cleanUp: () => rm(dataDir, { recursive: true, force: true }),
  }
})

import { createMemoryLog } from './memory-log.ts'
import { openRecords } from './records-in-log.ts'
import { storageContract } from './testing/storage-contract.ts'

storageContract('memory', async () => ({
  async open() {
    const log = createMemoryLog()
    const records = await openRecords(createMemoryLog())
    return {
      log,
      records,
      async close() {
        await log.close()
        await records.close()
      },
    }
  },
}))

import { MAX_NAME_CHARS } from '@atelier/board'
import * as z from 'zod/mini'
import { type DeviceStorage, readStored, writeStored } from '../../session/device-storage.ts'

/** What this device fills in for its owner the next time. HUBs are known by name: ids differ from board to board. */
const Profile = z.object({
  name: z.catch(z.string().check(z.maxLength(MAX_NAME_CHARS)), ''),
  hubName: z.catch(z.string().check(z.maxLength(120)), ''),
  /** Name of an initiative that is in no directory. */
  initiative: z.catch(z.string().check(z.maxLength(MAX_NAME_CHARS)), ''),
})
export type Profile = z.infer<typeof Profile>

const KEY = 'atelier.profile'

export function rememberedProfile(storage: DeviceStorage): Profile {
  const stored = Profile.safeParse(readStored(storage.local, KEY))
  return stored.success ? stored.data : { name: '', hubName: '', initiative: '' }
}

export function rememberProfile(storage: DeviceStorage, profile: Profile): void {
  writeStored(storage.local, KEY, profile)
}

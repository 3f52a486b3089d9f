import { usePhase } from '../../session/hooks.ts'
import { ClusterDesk } from './cluster-desk.tsx'
import { CommitmentDesk } from './commitment-desk.tsx'
import { Hands } from './hands.tsx'
import { Merges } from './merges.tsx'
import { Arrivals, SilentWriting } from './silent-writing.tsx'
import { VoteDesk } from './vote-desk.tsx'

/** What the current phase asks of a facilitator, and nothing else. */
export function PhaseTools() {
  const phase = usePhase()
  switch (phase?.kind) {
    case 'write':
      return (
        <>
          <Hands />
          <SilentWriting />
        </>
      )
    case 'read':
      return (
        <>
          <Hands />
          <Merges />
        </>
      )
    case 'cluster':
    case 'name':
      return (
        <>
          <Hands />
          <ClusterDesk key={phase.id} />
        </>
      )
    case 'vote':
      return <VoteDesk />
    case 'commit':
      return (
        <>
          <Hands />
          <CommitmentDesk />
        </>
      )
    case 'lobby':
    case 'frame':
      return (
        <>
          <Hands />
          <Arrivals />
        </>
      )
    default:
      return <Hands />
  }
}

import type { BoardDoc } from './board-doc.ts'
import { type FacilitationDoc, LAYOUT } from './facilitation-doc.ts'
import type { BoardSnapshot } from './snapshot.ts'

/**
 * Writes a snapshot into the two empty documents of a new board: taken again, it says the same but for the board's id,
 * its code and the time.
 *
 * Rounds that were open come back closed: their ballots are not in a snapshot.
 *
 * @param as id and join code of the new board
 */
export function restoreSnapshot(
  board: BoardDoc,
  facilitation: FacilitationDoc,
  snapshot: BoardSnapshot,
  as: { boardId: string; joinCode: string },
): void {
  facilitation.transact(() => {
    facilitation.layout = LAYOUT
    facilitation.setMeta({
      ...as,
      title: snapshot.title,
      language: snapshot.language,
      createdAt: snapshot.createdAt,
    })
    facilitation.setQuestions(snapshot.questions)
    facilitation.setAgenda({ items: snapshot.agenda, phases: snapshot.phases })
    facilitation.setSettings(snapshot.settings)
    facilitation.setHubs(snapshot.hubs)
    facilitation.setCourse(snapshot.session.course)
    facilitation.setSession(
      { phaseId: snapshot.session.phaseId, timer: snapshot.session.timer },
      snapshot.takenAt,
    )
    for (const [key, people] of Object.entries(snapshot.joined))
      facilitation.setJoined(key === '-' ? null : key, people)
    for (const round of snapshot.rounds) facilitation.setRound({ ...round, open: false })
    for (const [questionId, owner] of Object.entries(snapshot.owners))
      facilitation.setOwner(questionId, owner)
    for (const [personId, person] of Object.entries(snapshot.people)) facilitation.setPerson(personId, person)
    for (const [key, text] of Object.entries(snapshot.editorial.texts))
      facilitation.setEditorialText(key, text)
    facilitation.setReportLayout(snapshot.editorial.layout)
  })
  board.transact(() => {
    for (const cluster of snapshot.clusters)
      board.restoreCluster(cluster.id, {
        questionId: cluster.questionId,
        colour: cluster.colour,
        order: cluster.order,
        title: cluster.title,
        ...(cluster.xy && { xy: cluster.xy }),
      })
    for (const note of snapshot.notes) {
      board.addNote({
        id: note.id,
        questionId: note.questionId,
        text: note.text,
        kind: note.kind,
        authorId: note.authorId,
        hubId: note.hubId,
        language: note.language,
        createdAt: note.createdAt,
        ...(note.xy && { xy: note.xy }),
        ...(note.clusterId && { clusterId: note.clusterId }),
      })
      if (note.step) board.setStep(note.id, note.step)
      if (note.hidden) board.setHidden(note.id, true)
      if (note.mergedInto) board.mergeInto(note.id, note.mergedInto)
      for (const [language, translation] of Object.entries(note.translations))
        board.setTranslation(note.id, language as keyof typeof note.translations, translation)
    }
    for (const [id, record] of Object.entries(snapshot.drawing)) board.setDrawing(id, record)
  })
}

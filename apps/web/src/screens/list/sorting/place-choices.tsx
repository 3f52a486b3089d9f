import { useMemo } from 'react'
import { useTexts } from '../../../i18n.ts'
import { useClusters, useHas, useLocale, useNotes, useQuestions } from '../../../session/hooks.ts'
import type { Place } from '../note-actions.ts'
import { groupName } from '../question-outline.ts'
import { listTexts } from '../texts.ts'
import { type Choice, Choices } from '../tools/choices.tsx'
import { toolsTexts } from '../tools/tools-texts.ts'
import { sortingTexts } from './sorting-texts.ts'

interface PlaceChoicesProps {
  /** The question whose places come first. */
  questionId: string
  /** The group that need not be offered. */
  from: string | null
  title: string
  onChoose(to: Place): void
}

/** All places notes can go to: groups, a new one or none, first under their own question and then under the others. */
export function PlaceChoices({ questionId, from, title, onChoose }: PlaceChoicesProps) {
  const t = useTexts(sortingTexts)
  const tt = useTexts(toolsTexts)
  const tl = useTexts(listTexts)
  const locale = useLocale()
  const questions = useQuestions()
  const clusters = useClusters()
  const notes = useNotes()
  const mayCarry = useHas('move')
  const byId = useMemo(() => new Map(notes.map((note) => [note.id, note])), [notes])

  const placesOf = (id: string): Choice[] => [
    ...clusters
      .filter((cluster) => cluster.questionId === id && cluster.id !== from)
      .map((cluster) => ({
        key: cluster.id,
        name:
          groupName({ cluster, notes: cluster.noteIds.flatMap((noteId) => byId.get(noteId) ?? []) }) ||
          tl('untitledGroup'),
        choose: () => onChoose({ kind: 'group', clusterId: cluster.id }),
      })),
    { key: 'new', name: tt('newGroup'), choose: () => onChoose({ kind: 'new', questionId: id }) },
    ...((id === questionId ? from !== null : mayCarry)
      ? [
          {
            key: 'none',
            name: tt('noGroup'),
            choose: () => onChoose({ kind: 'none' as const, questionId: id }),
          },
        ]
      : []),
  ]

  return (
    <>
      <Choices title={title}>{placesOf(questionId)}</Choices>
      {questions.map(({ id, short }, index) =>
        id === questionId ? null : (
          <Choices key={id} title={t('underQuestion', { n: index + 1, short: short[locale] })}>
            {placesOf(id)}
          </Choices>
        ),
      )}
    </>
  )
}

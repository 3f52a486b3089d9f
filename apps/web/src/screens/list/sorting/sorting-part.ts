/** What the list needs for moving notes between groups and questions, in one file of the program. */
export { GroupArea, GroupTitle, GroupTools } from './group-tools.tsx'
export { NoteGrip } from './note-grip.tsx'
export { PlaceChoices } from './place-choices.tsx'
export { QuestionPlaces, UngroupedArea } from './question-places.tsx'
export { SortBar } from './sort-bar.tsx'
export { SortingDesk } from './sorting-desk.ts'

import type { Locale } from '@atelier/board'
import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { useLanguage, useTexts } from './i18n.ts'
import { NotFoundScreen } from './screens/not-found/not-found-screen.tsx'
import { Spinner } from './ui/spinner.tsx'
import { StatePage } from './ui/state-page.tsx'
import { uiTexts } from './ui/texts.ts'
import { fetchWords } from './words.ts'

const screens = {
  session: () => import('./session/session-provider.tsx'),
  board: () => import('./screens/board/board-screen.tsx'),
  home: () => import('./screens/home/home-screen.tsx'),
  join: () => import('./screens/join/join-screen.tsx'),
  setup: () => import('./screens/setup/setup-screen.tsx'),
  share: () => import('./screens/share/share-screen.tsx'),
  report: () => import('./screens/report/report-screen.tsx'),
  projector: () => import('./screens/projector/projector-screen.tsx'),
  agenda: () => import('./screens/agenda/agenda-screen.tsx'),
  'run-sheet': () => import('./screens/run-sheet/run-sheet-screen.tsx'),
  about: () => import('./screens/about/about-screen.tsx'),
} as const
const SessionProvider = later(screens.session, 'SessionProvider')
const BoardScreen = later(screens.board, 'BoardScreen')
const HomeScreen = later(screens.home, 'HomeScreen')
const JoinScreen = later(screens.join, 'JoinScreen')
const SetupScreen = later(screens.setup, 'SetupScreen')
const ShareScreen = later(screens.share, 'ShareScreen')
const ReportScreen = later(screens.report, 'ReportScreen')
const ProjectorScreen = later(screens.projector, 'ProjectorScreen')
const AgendaScreen = later(screens.agenda, 'AgendaScreen')
const RunSheetScreen = later(screens['run-sheet'], 'RunSheetScreen')
const AboutScreen = later(screens.about, 'AboutScreen')

/** Addresses and their screens. Screens that most people never open come when they are asked for. */
export function App() {
  const language = useLanguage()
  const fetchRoom = () => fetchScreens(['session', 'board'], language.get())
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/join">
          <JoinScreen onFormShown={fetchRoom} />
        </Route>
        <Route path="/j/:code">
          {({ code }) => <JoinScreen key={code} code={code} onFormShown={fetchRoom} />}
        </Route>
        <Route path="/about">
          <AboutScreen />
        </Route>
        <Route path="/b/:boardId/*?">
          {({ boardId }) => (
            <SessionProvider key={boardId} boardId={boardId}>
              <Switch>
                <Route path="/b/:boardId">
                  <BoardScreen />
                </Route>
                <Route path="/b/:boardId/setup">
                  <SetupScreen />
                </Route>
                <Route path="/b/:boardId/share">
                  <ShareScreen />
                </Route>
                <Route path="/b/:boardId/report">
                  <ReportScreen />
                </Route>
                <Route path="/b/:boardId/projector">
                  <ProjectorScreen />
                </Route>
                <Route path="/b/:boardId/agenda">
                  <AgendaScreen />
                </Route>
                <Route path="/b/:boardId/run-sheet">
                  <RunSheetScreen />
                </Route>
                <Route>
                  <NotFoundScreen />
                </Route>
              </Switch>
            </SessionProvider>
          )}
        </Route>
        <Route>
          <NotFoundScreen />
        </Route>
      </Switch>
    </Suspense>
  )
}

/** Screens of an address below a board. */
const BOARD_SCREENS = ['setup', 'agenda', 'run-sheet', 'share', 'report', 'projector'] as const

/**
 * Fetches the screen of an address before it is asked for, and its words with it.
 *
 * @param path of the address, without its origin
 */
export function fetchScreenAt(path: string, locale: Locale): void {
  const [first = '', , third] = path.split('/').slice(1)
  const ofBoard = BOARD_SCREENS.find((screen) => screen === third) ?? 'board'
  if (first === 'b') fetchScreens(['session', ofBoard], locale)
  else if (first === 'j' || first === 'join') fetchScreens(['join'], locale)
  else fetchScreens([first === 'about' ? 'about' : 'home'], locale)
}

/** A failure here is met again, and shown, when the screen is needed. */
function fetchScreens(names: readonly (keyof typeof screens)[], locale: Locale): void {
  for (const name of names) {
    const words = fetchWords(name === 'board' ? 'room' : name, locale)
    Promise.all([screens[name](), words]).catch(() => null)
  }
}

function Loading() {
  const t = useTexts(uiTexts)
  return (
    <StatePage>
      <Spinner label={t('loading')} />
    </StatePage>
  )
}

/** A screen of another bundle, by the name it is exported under. */
function later<Name extends string, Props>(
  load: () => Promise<Record<Name, ComponentType<Props>>>,
  name: Name,
): ComponentType<Props> {
  return lazy(async () => ({
    default: (await load())[name] as ComponentType<object>,
  })) as ComponentType<Props>
}

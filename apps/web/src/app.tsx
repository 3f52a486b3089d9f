import { type ComponentType, lazy, Suspense } from 'react'
import { Route, Switch } from 'wouter'
import { useTexts } from './i18n.ts'
import { NotFoundScreen } from './screens/not-found/not-found-screen.tsx'
import { Spinner } from './ui/spinner.tsx'
import { StatePage } from './ui/state-page.tsx'
import { uiTexts } from './ui/texts.ts'

const sessionBundle = () => import('./session/session-provider.tsx')
const boardBundle = () => import('./screens/board/board-screen.tsx')
const SessionProvider = later(sessionBundle, 'SessionProvider')
const BoardScreen = later(boardBundle, 'BoardScreen')
const HomeScreen = later(() => import('./screens/home/home-screen.tsx'), 'HomeScreen')
const JoinScreen = later(() => import('./screens/join/join-screen.tsx'), 'JoinScreen')
const ReportScreen = later(() => import('./screens/report/report-screen.tsx'), 'ReportScreen')
const ProjectorScreen = later(() => import('./screens/projector/projector-screen.tsx'), 'ProjectorScreen')
const ShareScreen = later(() => import('./screens/share/share-screen.tsx'), 'ShareScreen')
const AboutScreen = later(() => import('./screens/about/about-screen.tsx'), 'AboutScreen')

/** Addresses and their screens. Screens that most people never open come when they are asked for. */
export function App() {
  return (
    <Suspense fallback={<Loading />}>
      <Switch>
        <Route path="/">
          <HomeScreen />
        </Route>
        <Route path="/join">
          <JoinScreen onFormShown={fetchBoardScreen} />
        </Route>
        <Route path="/j/:code">
          {({ code }) => <JoinScreen key={code} code={code} onFormShown={fetchBoardScreen} />}
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
                <Route path="/b/:boardId/share">
                  <ShareScreen />
                </Route>
                <Route path="/b/:boardId/report">
                  <ReportScreen />
                </Route>
                <Route path="/b/:boardId/projector">
                  <ProjectorScreen />
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

/** Fetches what a person sees after joining. A failure here is met again, and shown, when it is needed. */
function fetchBoardScreen(): void {
  Promise.all([sessionBundle(), boardBundle()]).catch(() => null)
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

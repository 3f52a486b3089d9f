/**
 * Which way arrows point in this house. Type imports count; packages are met by name and read from
 * `src` (condition `@atelier/source`), so the check needs no build. `pnpm arrows` runs it,
 * `scripts/arrows.test.mjs` shows each rule firing.
 *
 * A comment is what the reader of a red build sees: it says where the code belongs.
 */

/** Everything that may be imported from our own packages, by room. Not listed: forbidden. */
const arrows = {
  'packages/board': {
    to: [],
    why: 'board is a leaf: web, server, canvas and report all stand on it. Code that knows more than a workshop belongs in the room that knows it.',
  },
  'packages/storage': {
    to: [],
    why: 'storage keeps bytes and small records and knows nothing of boards or rooms; put what interprets them in packages/sync or apps/server.',
  },
  'packages/clustering': {
    to: [],
    why: 'clustering reads text and returns groups; the caller turns notes into text and groups into clusters.',
  },
  'packages/sync': {
    to: ['storage'],
    why: 'sync never looks inside a document; what depends on notes, roles or phases is passed in by apps/server.',
  },
  'packages/canvas': {
    to: ['board'],
    why: 'canvas draws a board and nothing else; screens around it belong in apps/web.',
  },
  'packages/report': {
    to: ['board'],
    why: 'a report is made from a board snapshot alone; fetch and choose in apps/server or apps/web.',
  },
  'apps/server': {
    to: ['board', 'report', 'clustering', 'sync', 'storage'],
    why: 'the server must run without a screen; canvas code belongs to apps/web.',
  },
  'apps/web': {
    to: ['board', 'canvas', 'report', 'clustering'],
    why: 'the web reaches the server through HTTP and the sync socket; what both must know belongs in packages/board.',
  },
}

/** A file of one of our packages, or its name when it could not be resolved. */
const ours = (names) => [`^packages/(${names})/`, `^@atelier/(${names})(/|$)`]
/** An outside package by name: resolved (pnpm keeps it under node_modules/.pnpm) or not. */
const outside = (names) => [`(^|/)node_modules/(${names})(/|$)`, `^(${names})(/|$)`]
const tests = '\\.(test|bench)\\.(ts|tsx|mjs)$|/testing/'
const canvasScreen = '^apps/web/.*/canvas-screen'

const arrowRules = Object.entries(arrows).map(([room, { to, why }]) => {
  const self = room.split('/')[1]
  return {
    name: `arrows-of-${self}`,
    severity: 'error',
    comment: why,
    from: { path: `^${room}/` },
    to: {
      path: ['^packages/', '^@atelier/'],
      pathNot: [...ours([self, ...to].join('|')), '^packages/[^/]+/package\\.json$'],
    },
  }
})

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...arrowRules,
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      comment:
        'a package is used by apps and knows none of them; move what both need into the package, or pass it in.',
      from: { path: '^packages/' },
      to: { path: ['^apps/', '^@atelier/(server|web)(/|$)'] },
    },
    {
      name: 'apps-stay-apart',
      severity: 'error',
      comment:
        'web and server meet over HTTP and the sync socket only; schemas that both read belong in packages/board.',
      from: { path: '^apps/([^/]+)/' },
      to: { path: ['^apps/', '^@atelier/(server|web)(/|$)'], pathNot: '^apps/$1/' },
    },
    {
      name: 'e2e-sees-the-running-product',
      severity: 'error',
      comment:
        'journeys reach the product through browser and HTTP, as people do; write the few shapes they need in e2e itself.',
      from: { path: '^e2e/' },
      to: { path: ['^(packages|apps)/', '^@atelier/'] },
    },
    {
      name: 'by-name-not-by-path',
      severity: 'error',
      comment:
        "import another package by its name ('@atelier/board'), not by a path into its files; if something is missing there, export it from its src/index.ts.",
      from: { path: '^(packages|apps)/([^/]+)/' },
      to: { path: '^packages/', pathNot: '^$1/$2/', dependencyTypes: ['local'] },
    },
    {
      name: 'no-deep-imports',
      severity: 'error',
      comment:
        "import another package by its name ('@atelier/board'), not by a path into its src or dist; if something is missing there, export it from its src/index.ts.",
      from: {},
      to: { path: '^@atelier/[^/]+/(src|dist)(/|$)' },
    },
    {
      name: 'tldraw-only-in-canvas',
      severity: 'error',
      comment:
        'board, report, server and the list view must stay usable without tldraw; put canvas code in packages/canvas.',
      from: { pathNot: '^packages/canvas/' },
      to: { path: outside('tldraw|@tldraw/[^/]+') },
    },
    {
      name: 'react-only-on-screens',
      severity: 'error',
      comment:
        'this room must work without a screen (server, scripts, reports); put components and hooks in apps/web or packages/canvas.',
      from: { path: '^(packages/(board|report|sync|storage|clustering)|apps/server)/' },
      to: { path: outside('react|react-dom|react-[^/]+|@react-[^/]+/[^/]+|@types/react|@types/react-dom') },
    },
    {
      name: 'board-needs-yjs-and-zod-only',
      severity: 'error',
      comment:
        'board runs in browsers, servers and scripts and needs yjs and zod only; put what needs more in the room that has it.',
      from: { path: '^packages/board/src/', pathNot: tests },
      to: { pathNot: ['^packages/board/src/', '^packages/', '^apps/', ...ours('.*'), ...outside('yjs|zod')] },
    },
    {
      name: 'canvas-comes-lazily',
      severity: 'error',
      comment:
        "the list view must open without tldraw in its bundle: only apps/web/src/**/canvas-screen* imports @atelier/canvas, and others reach that screen by a dynamic import('./canvas-screen.tsx').",
      from: { path: '^apps/web/', pathNot: canvasScreen },
      to: { path: [...ours('canvas'), canvasScreen], dynamic: false },
    },
    {
      name: 'no-circle',
      severity: 'error',
      comment:
        'these files import each other in a circle; move what they share into a file that imports neither.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-test-in-product',
      severity: 'error',
      comment: 'product code imports a test; move what both need into a file of its own.',
      from: { path: '^(packages|apps)/', pathNot: tests },
      to: { path: '\\.(test|bench)\\.(ts|tsx|mjs)$' },
    },
    {
      name: 'declared-and-found',
      severity: 'error',
      comment:
        'this import leads nowhere: correct the path, or add the dependency to the package.json of this very room (pnpm --filter <room> add <name>).',
      from: { path: '^(packages|apps|e2e)/' },
      to: { couldNotResolve: true, pathNot: ['^@atelier/', '^virtual:'] },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)(dist|test-results|playwright-report)/' },
    tsPreCompilationDeps: true,
    combinedDependencies: false,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: [
        '@atelier/source',
        'import',
        'module',
        'browser',
        'node',
        'require',
        'default',
        'types',
      ],
      extensions: ['.ts', '.tsx', '.d.ts', '.mjs', '.js', '.cjs', '.json'],
      mainFields: ['module', 'main', 'types'],
    },
  },
}

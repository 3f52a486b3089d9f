import { type Plugin, parseSync } from 'vite'

/**
 * Lets the build leave out the schemas that no screen uses.
 *
 * A schema is made by calls, and of a call on its result (`z.int().check(…)`) nobody can tell that it does nothing else;
 * so each would stay, with all it stands on. Wrapped in a function that is marked as pure, one that nobody uses goes.
 */
export function pureSchemas(): Plugin {
  return {
    name: 'pure-schemas',
    apply: 'build',
    enforce: 'pre',
    transform: {
      filter: { id: /\/packages\/board\/src\/[\w-]+\.ts$/ },
      handler(code, id) {
        const { program } = parseSync(id, code)
        let pure = ''
        let at = 0
        for (const statement of program.body) {
          const declaration = statement.type === 'ExportNamedDeclaration' ? statement.declaration : statement
          if (declaration?.type !== 'VariableDeclaration' || declaration.kind !== 'const') continue
          for (const { init } of declaration.declarations) {
            if (init?.type !== 'CallExpression' || !/^z\s*\./.test(code.slice(init.start, init.end))) continue
            pure += `${code.slice(at, init.start)}/* @__PURE__ */ (() => ${code.slice(init.start, init.end)})()`
            at = init.end
          }
        }
        return at === 0 ? null : { code: pure + code.slice(at), map: null }
      },
    },
  }
}

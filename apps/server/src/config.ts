import { fileURLToPath } from 'node:url'
import type { Locale, Localized } from '@atelier/board'
import { z } from 'zod'

export const LOG_LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const

/** What the environment may say. Parsed once, at start; an empty value counts as none. */
export interface Config {
  /** TCP port; 0 lets the system choose a free one. */
  port: number
  /** Address to listen on. */
  host: string
  /** Folder for everything that is kept, relative to the working directory. */
  dataDir: string
  /** Origin under which people reach the server, without a slash at the end; `null`: the one of each request. */
  publicUrl: string | null
  logLevel: (typeof LOG_LEVELS)[number]
  /** Password for making boards; `null`: anyone may. */
  createToken: string | null
  tldrawLicenseKey: string | null
  /** Failed joins of one address within the window before its codes are refused. Joins that succeed never count. */
  joinFailuresPerAddress: number
  /** Failed joins with one and the same code within the window. */
  joinFailuresPerCode: number
  joinWindowSeconds: number
  /** Days for which a link or code opens its role. */
  linkTtlDays: number
  /** Reverse proxies in front whose `X-Forwarded-*` headers are believed; 0: none. */
  trustProxy: number
  /** Address of a LibreTranslate server, without a slash at the end; `null`: notes are sent nowhere. */
  translateUrl: string | null
  translateKey: string | null
  /** Folder of the built screens. */
  webDir: string
}

/** A value of the environment that the server cannot work with. `lines` say which, and the fix. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
  readonly lines: string[]

  constructor(lines: string[]) {
    super(lines.join('\n'))
    this.lines = lines
  }
}

interface Variable<T> {
  schema: z.ZodType<T>
  fallback: T
  /** What the value must be; ends the sentence "PORT is "x". It must be ...". */
  must: Localized
  /** Not shown in errors or logs. */
  secret?: true
}

const variable = <T>(schema: z.ZodType<T>, fallback: T, must: Localized, secret?: true): Variable<T> =>
  secret ? { schema, fallback, must, secret } : { schema, fallback, must }

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(min).max(max))

const wholeWords = (min: number, max: number, example: string): Localized => ({
  en: `a whole number from ${min} to ${max}, for example ${example}`,
  fr: `un nombre entier de ${min} à ${max}, par exemple ${example}`,
  es: `un número entero de ${min} a ${max}, por ejemplo ${example}`,
})

const origin = z
  .string()
  .refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null
    return (
      url !== null &&
      /^https?:$/.test(url.protocol) &&
      url.pathname === '/' &&
      !url.search &&
      !url.hash &&
      !url.username
    )
  })
  .transform((value) => new URL(value).origin)

/** The address as its pages show it: with `/translate` at the end or without. */
const service = z
  .string()
  .refine((value) => {
    const url = URL.canParse(value) ? new URL(value) : null
    return url !== null && /^https?:$/.test(url.protocol) && !url.search && !url.hash && !url.username
  })
  .transform((value) => new URL(value).href.replace(/\/(?:translate\/?)?$/, ''))

const variables = {
  PORT: variable(whole(0, 65535), 3000, wholeWords(0, 65535, 'PORT=3000')),
  HOST: variable(z.string().regex(/^[\w.:-]+$/), '0.0.0.0', {
    en: 'an address of this machine, for example HOST=0.0.0.0 (all of them) or HOST=127.0.0.1 (this machine only)',
    fr: 'une adresse de cette machine, par exemple HOST=0.0.0.0 (toutes) ou HOST=127.0.0.1 (cette machine seulement)',
    es: 'una dirección de esta máquina, por ejemplo HOST=0.0.0.0 (todas) o HOST=127.0.0.1 (solo esta máquina)',
  }),
  DATA_DIR: variable(z.string(), './data', { en: 'a folder', fr: 'un dossier', es: 'una carpeta' }),
  PUBLIC_URL: variable<string | null>(origin, null, {
    en: 'an address without a path, for example PUBLIC_URL=https://board.example.org',
    fr: 'une adresse sans chemin, par exemple PUBLIC_URL=https://board.example.org',
    es: 'una dirección sin ruta, por ejemplo PUBLIC_URL=https://board.example.org',
  }),
  LOG_LEVEL: variable(z.enum(LOG_LEVELS), 'info', {
    en: `one of ${LOG_LEVELS.join(', ')}`,
    fr: `l’une des valeurs ${LOG_LEVELS.join(', ')}`,
    es: `uno de los valores ${LOG_LEVELS.join(', ')}`,
  }),
  // TODO when the distributed store lands: accept redis:// addresses.
  STORE_URL: variable<null>(z.never(), null, {
    en: 'empty: this version keeps everything in the store it brings along, in DATA_DIR. Remove STORE_URL',
    fr: 'vide\u00a0: cette version conserve tout dans le stockage intégré, dans DATA_DIR. Retirez STORE_URL',
    es: 'vacío: esta versión lo guarda todo en su propio almacén, en DATA_DIR. Quite STORE_URL',
  }),
  CREATE_TOKEN: variable<string | null>(
    z.string().min(8).max(200),
    null,
    {
      en: 'a password of 8 to 200 characters, or empty so that anyone may create boards',
      fr: 'un mot de passe de 8 à 200 caractères, ou vide pour que toute personne puisse créer des tableaux',
      es: 'una contraseña de 8 a 200 caracteres, o vacío para que cualquiera pueda crear tableros',
    },
    true,
  ),
  TLDRAW_LICENSE_KEY: variable<string | null>(
    z.string().max(4000),
    null,
    { en: 'a licence key', fr: 'une clé de licence', es: 'una clave de licencia' },
    true,
  ),
  JOIN_FAILURES_PER_ADDRESS: variable(
    whole(1, 1_000_000),
    200,
    wholeWords(1, 1_000_000, 'JOIN_FAILURES_PER_ADDRESS=200'),
  ),
  JOIN_FAILURES_PER_CODE: variable(
    whole(1, 1_000_000),
    200,
    wholeWords(1, 1_000_000, 'JOIN_FAILURES_PER_CODE=200'),
  ),
  JOIN_WINDOW_SECONDS: variable(whole(1, 86_400), 300, wholeWords(1, 86_400, 'JOIN_WINDOW_SECONDS=300')),
  LINK_TTL_DAYS: variable(whole(1, 365), 30, wholeWords(1, 365, 'LINK_TTL_DAYS=30')),
  TRUST_PROXY: variable(whole(0, 10), 0, wholeWords(0, 10, 'TRUST_PROXY=1')),
  TRANSLATE_URL: variable<string | null>(service, null, {
    en: 'the address of a LibreTranslate server, for example TRANSLATE_URL=https://translate.example.org; its key goes into TRANSLATE_KEY',
    fr: 'l’adresse d’un serveur LibreTranslate, par exemple TRANSLATE_URL=https://translate.example.org\u00a0; sa clé se met dans TRANSLATE_KEY',
    es: 'la dirección de un servidor LibreTranslate, por ejemplo TRANSLATE_URL=https://translate.example.org; su clave va en TRANSLATE_KEY',
  }),
  TRANSLATE_KEY: variable<string | null>(
    z.string().max(400),
    null,
    { en: 'a key of that server', fr: 'une clé de ce serveur', es: 'una clave de ese servidor' },
    true,
  ),
  WEB_DIR: variable(z.string(), fileURLToPath(new URL('../../web/dist', import.meta.url)), {
    en: 'the folder of the built screens',
    fr: 'le dossier des écrans construits',
    es: 'la carpeta de las pantallas construidas',
  }),
}

type Value<K extends keyof typeof variables> = (typeof variables)[K]['fallback']

/**
 * Reads the configuration.
 *
 * @param env the environment, e.g. `process.env`
 * @param locale language of the refusals
 * @throws ConfigError naming every wrong variable, its value and the fix
 */
export function readConfig(env: Record<string, string | undefined>, locale: Locale = 'en'): Config {
  const refused: string[] = []
  const read = <K extends keyof typeof variables>(name: K): Value<K> => {
    const { schema, fallback, must, secret } = variables[name] as Variable<Value<K>>
    const value = env[name]?.trim()
    if (!value) return fallback
    const parsed = schema.safeParse(value)
    if (parsed.success) return parsed.data
    refused.push(refusal[locale](name, secret ? '***' : value, must[locale]))
    return fallback
  }
  read('STORE_URL')
  const config: Config = {
    port: read('PORT'),
    host: read('HOST'),
    dataDir: read('DATA_DIR'),
    publicUrl: read('PUBLIC_URL'),
    logLevel: read('LOG_LEVEL'),
    createToken: read('CREATE_TOKEN'),
    tldrawLicenseKey: read('TLDRAW_LICENSE_KEY'),
    joinFailuresPerAddress: read('JOIN_FAILURES_PER_ADDRESS'),
    joinFailuresPerCode: read('JOIN_FAILURES_PER_CODE'),
    joinWindowSeconds: read('JOIN_WINDOW_SECONDS'),
    linkTtlDays: read('LINK_TTL_DAYS'),
    trustProxy: read('TRUST_PROXY'),
    translateUrl: read('TRANSLATE_URL'),
    translateKey: read('TRANSLATE_KEY'),
    webDir: read('WEB_DIR'),
  }
  if (refused.length > 0) throw new ConfigError(refused)
  return config
}

const refusal: Record<Locale, (name: string, value: string, must: string) => string> = {
  en: (name, value, must) => `${name} is "${value}". It must be ${must}.`,
  fr: (name, value, must) => `${name} vaut «\u00a0${value}\u00a0». Il faut ${must}.`,
  es: (name, value, must) => `${name} vale «${value}». Debe ser ${must}.`,
}

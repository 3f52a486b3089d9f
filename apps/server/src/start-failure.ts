import type { Locale, Localized } from '@atelier/board'
import type { Config } from './config.ts'

/** Why the server did not start, in words. */
export function startFailure(
  error: unknown,
  { host, port }: Pick<Config, 'host' | 'port'>,
  locale: Locale,
): string {
  const code = (error as NodeJS.ErrnoException).code
  const fill = (text: string) => text.replace('{{port}}', String(port)).replace('{{host}}', host)
  const words = code === undefined ? undefined : failures[code]
  if (words) return fill(words[locale])
  return error instanceof Error ? error.message : String(error)
}

const failures: Record<string, Localized> = {
  EADDRINUSE: {
    en: 'Port {{port}} is in use, perhaps by another Atelier. Stop that, or choose another port: PORT=3001 npm start',
    fr: 'Le port {{port}} est déjà utilisé, peut-être par un autre Atelier. Arrêtez-le ou choisissez un autre port\u00a0: PORT=3001 npm start',
    es: 'El puerto {{port}} está en uso, quizá por otro Atelier. Deténgalo o elija otro puerto: PORT=3001 npm start',
  },
  EACCES: {
    en: 'Port {{port}} is not allowed for this user. Choose one above 1023: PORT=3000 npm start',
    fr: 'Le port {{port}} n’est pas permis à cet utilisateur. Choisissez-en un au-dessus de 1023\u00a0: PORT=3000 npm start',
    es: 'El puerto {{port}} no está permitido para este usuario. Elija uno superior a 1023: PORT=3000 npm start',
  },
  EADDRNOTAVAIL: {
    en: 'HOST is "{{host}}", which is no address of this machine. Leave HOST out, or set HOST=0.0.0.0.',
    fr: 'HOST vaut «\u00a0{{host}}\u00a0», qui n’est pas une adresse de cette machine. Retirez HOST ou mettez HOST=0.0.0.0.',
    es: 'HOST vale «{{host}}», que no es una dirección de esta máquina. Quite HOST o ponga HOST=0.0.0.0.',
  },
}

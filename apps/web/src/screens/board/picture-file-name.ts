/**
 * Name of a picture's file: the session's title in plain letters, then question and page where there are several.
 *
 * "Penser une stratégie commune", question 2, page 1 of 3 gives `penser-une-strategie-commune-2-p1.png`.
 */
export function pictureFileName(
  title: string,
  { format, page, pages, question }: { format: string; page: number; pages: number; question: number | null },
): string {
  const plain = title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return (
    [plain || 'atelier', question, pages > 1 ? `p${page}` : null].filter((part) => part !== null).join('-') +
    `.${format}`
  )
}

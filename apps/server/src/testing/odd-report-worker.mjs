/** A maker of reports that goes wrong in the way its format says; for the tests of the one who starts it. */
process.on('message', (order) => {
  if (order === 'prepare') return
  const { id, request } = order
  const rss = 0
  if (request.format === 'md') process.exit(3)
  else if (request.format === 'csv') for (;;);
  else if (request.format === 'xlsx') process.send({ id, rss, error: 'no ink' })
  else if (request.format === 'pptx')
    process.send({ id, rss: Number.MAX_SAFE_INTEGER, tag: String(process.pid), bytes: null })
  else process.send({ id, rss, tag: String(process.pid), bytes: new TextEncoder().encode(request.format) })
})

import { ReferenceFile, ReportFiles, WallPicture } from '@atelier/board'
import { useCallback, useEffect, useMemo, useState } from 'react'
import { Anything } from '../../api.ts'
import { useApi } from '../../app-context.ts'
import { useEditorial, useSession } from '../../session/hooks.ts'

/** What is kept beside the board for its report, and the verbs for it. */
export interface ReportFileDesk {
  /** `null` until the server has told. */
  files: ReportFiles | null
  /** Address of the picture in this page; `null` when there is none. */
  pictureUrl: string | null
  giveReference(file: File): Promise<void>
  givePicture(drawn: Blob, of: { questionId: string | null; named: boolean }): Promise<void>
  remove(kind: 'reference' | 'picture'): Promise<void>
}

export function useReportFiles(): ReportFileDesk {
  const api = useApi()
  const { boardId } = useSession()
  const [files, setFiles] = useState<ReportFiles | null>(null)
  const [pictureUrl, setPictureUrl] = useState<string | null>(null)
  const { picture: isShown } = useEditorial().layout
  const refresh = useCallback(
    async () => setFiles(await api.ask('GET', boardId, '/report-files', ReportFiles)),
    [api, boardId],
  )
  // Somebody else may have chosen a picture: the layout, which everybody has, tells of it.
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked again when the choice changes
  useEffect(() => {
    // Without the server the report is read without its picture.
    refresh().catch(() => {})
  }, [refresh, isShown])

  const mark = isShown ? (files?.picture?.mark ?? null) : null
  useEffect(() => {
    if (mark === null) return
    let url: string | null = null
    const stop = new AbortController()
    api.file(boardId, '/report-files/picture', stop.signal).then(
      ({ bytes }) => {
        if (stop.signal.aborted) return
        url = URL.createObjectURL(bytes)
        setPictureUrl(url)
      },
      () => {},
    )
    return () => {
      stop.abort()
      setPictureUrl(null)
      if (url) URL.revokeObjectURL(url)
    }
  }, [api, boardId, mark])

  return useMemo(() => {
    const path = (kind: string, query: Record<string, string> = {}) => {
      const words = new URLSearchParams(query).toString()
      return `/report-files/${kind}${words && `?${words}`}`
    }
    return {
      files,
      pictureUrl,
      async giveReference(file) {
        await api.ask('PUT', boardId, path('reference', { name: file.name }), ReferenceFile, file)
        await refresh()
      },
      async givePicture(drawn, { questionId, named }) {
        const query = { ...(questionId && { question: questionId }), named: named ? '1' : '0' }
        await api.ask('PUT', boardId, path('picture', query), WallPicture, drawn)
        await refresh()
      },
      async remove(kind) {
        await api.ask('DELETE', boardId, path(kind), Anything)
        await refresh()
      },
    }
  }, [api, boardId, files, pictureUrl, refresh])
}

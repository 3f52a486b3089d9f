import { DefaultCanvas, type Editor, react, useEditor } from '@tldraw/tldraw'
import { useEffect, useState } from 'react'
import { buildInSight } from './level-of-detail.ts'

/** tldraw's canvas, with elements for what is in sight alone, and lighter to move. */
export function WallCanvas(props: { className?: string }) {
  const editor = useEditor()
  // Before the canvas asks for the first time what it is to show.
  useState(() => buildInSight(editor))
  useEffect(() => {
    const layer = editor.getContainer().querySelector<HTMLElement>('.tl-shapes')
    return layer ? moveAsOne(editor, layer) : undefined
  }, [editor])
  return <DefaultCanvas {...props} />
}

/**
 * Lets the browser move the painted wall as one picture while somebody pans, instead of painting all that is in view
 * in each frame. Only while the size stays: a picture that is made larger would blur, so a zoom paints anew.
 *
 * @returns stops it
 */
export function moveAsOne(editor: Editor, layer: HTMLElement): () => void {
  let size = editor.getZoomLevel()
  const stop = react('move as one', () => {
    const { z: zoom } = editor.getCamera()
    const pans = editor.getCameraState() === 'moving' && zoom === size
    size = zoom
    const hint = pans ? 'transform' : ''
    if (layer.style.willChange !== hint) layer.style.willChange = hint
  })
  return () => {
    stop()
    layer.style.willChange = ''
  }
}

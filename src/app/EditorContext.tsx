import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { Editor } from '../editor/editor.ts';
import type { EditorState } from '../editor/editorState.ts';

export const EditorContext = createContext<Editor | null>(null);

/** The page's editor. @throws Error outside of an `EditorContext` */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (!editor) throw new Error('there is no editor around this component');
  return editor;
}

/** A part of the editor's state; the component renders again when that part changes. */
export function useEditorState<Part>(select: (state: EditorState) => Part): Part {
  return useStore(useEditor().store, select);
}

// The types of this room have neither DOM nor Node in them; every runtime has both of these.
declare const TextDecoder: new () => { decode(bytes?: Uint8Array, options?: { readonly stream: boolean }): string };

/** The part of a `Response` that is read. */
interface Body {
  readonly body: {
    getReader(): {
      read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
      cancel(): Promise<void>;
    };
  } | null;
}

/** Reads the text of an answer. Returns undefined, and leaves the rest unread, if it has more than `limit` bytes. */
export async function readAtMost({ body }: Body, limit: number): Promise<string | undefined> {
  const reader = body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  let text = '';
  for (let left = limit; ;) {
    const { done, value } = await reader.read();
    if (done || !value) return text + decoder.decode();
    left -= value.byteLength;
    if (left < 0) {
      await reader.cancel();
      return undefined;
    }
    text += decoder.decode(value, { stream: true });
  }
}

// Saves something made in the page as a file on the device; nothing is sent anywhere.

/** Long enough for the browser to have begun reading. */
const KEEP_MS = 60_000;

export function saveFile(content: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), KEEP_MS);
}
